package org.attune.analytics.intake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Samples of one batch by local day and slot, in columns: a batch mostly comes in the order of its
 * slots, and then nothing has to be sorted. Of several samples in one slot the greatest stays.
 */
final class SlotColumns {
  /** More than the slots of a day of 25 hours. */
  private static final int SLOTS = 2048;

  private long[] places;
  private long[] values;
  private int count;
  private boolean ascending = true;

  /** Columns for so many samples. */
  SlotColumns(int samples) {
    places = new long[samples];
    values = new long[samples];
  }

  /** Adds a sample, of which there are no more than promised. */
  void add(int epochDay, int slot, long value) {
    long place = (long) epochDay * SLOTS + slot;
    int last = count - 1;
    if (last >= 0 && ascending && places[last] == place) {
      values[last] = Math.max(values[last], value);
      return;
    }
    ascending &= last < 0 || places[last] < place;
    places[count] = place;
    values[count] = value;
    count++;
  }

  /** Samples of one metric on one day; without any when none is of the day. */
  MetricSamples of(String metric, int epochDay) {
    order();
    int from = firstAtOrAfter((long) epochDay * SLOTS);
    int to = firstAtOrAfter((epochDay + 1L) * SLOTS);
    int[] slots = new int[to - from];
    for (int i = from; i < to; i++) {
      slots[i - from] = (int) (places[i] - (long) epochDay * SLOTS);
    }
    return MetricSamples.of(metric, slots, Arrays.copyOfRange(values, from, to));
  }

  private int firstAtOrAfter(long place) {
    int found = Arrays.binarySearch(places, 0, count, place);
    return found < 0 ? -found - 1 : found;
  }

  private void order() {
    if (ascending) {
      return;
    }
    long[] unordered = places;
    long[] theirs = values;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingLong(i -> unordered[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    places = new long[count];
    values = new long[count];
    count = 0;
    ascending = true;
    for (int i : order) {
      int last = count - 1;
      if (last >= 0 && places[last] == unordered[i]) {
        values[last] = Math.max(values[last], theirs[i]);
      } else {
        places[count] = unordered[i];
        values[count++] = theirs[i];
      }
    }
  }
}
