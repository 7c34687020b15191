package org.attune.analytics.intake;

import java.util.Arrays;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;

/**
 * Samples of one metric within one local day, packed: a wearable's minutes cross the network and
 * stay in state by the million, and mostly differ from their neighbours by little.
 *
 * <p>Equal samples have equal bytes: the number of samples, the first slot, the step between slots
 * (0 when it varies: then each step follows), how many decimal zeros all values end in, and the
 * values without them, each as the difference from the one before.
 *
 * @param metric metric id
 * @param packed as {@link #of} makes it
 */
// An array, not a list: boxing every byte would multiply the state. equals and hashCode look
// inside.
@SuppressWarnings("ArrayRecordComponent")
public record MetricSamples(String metric, byte[] packed) {
  /** Millionths in one unit. */
  public static final long SCALE = 1_000_000;

  private static final int MOST_ZEROS = 6;
  private static final int BYTES_AROUND = 12;

  /** Sees samples one after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One sample.
     *
     * @param slot minute of the local day, or 0 for a single value
     * @param value millionths of the metric's unit
     */
    void sample(int slot, long value);
  }

  /**
   * Packs samples.
   *
   * @param metric metric id
   * @param slots ascending, without repetition: minute of the local day for series by the minute, 0
   *     for a single value
   * @param values one per slot, millionths of the metric's unit: fixed point, so that sums do not
   *     depend on order
   */
  public static MetricSamples of(String metric, int[] slots, long[] values) {
    PackedOutput out = new PackedOutput(BYTES_AROUND + 2 * values.length);
    out.unsigned(slots.length);
    if (slots.length > 0) {
      packSlots(slots, out);
      packValues(values, out);
    }
    return new MetricSamples(metric, out.toBytes());
  }

  private static void packSlots(int[] slots, PackedOutput out) {
    int step = slots.length > 1 ? slots[1] - slots[0] : 1;
    for (int i = 1; i < slots.length; i++) {
      step = slots[i] - slots[i - 1] == step ? step : 0;
    }
    out.unsigned(slots[0]);
    out.unsigned(step);
    for (int i = 1; step == 0 && i < slots.length; i++) {
      out.unsigned(slots[i] - slots[i - 1]);
    }
  }

  private static void packValues(long[] values, PackedOutput out) {
    int zeros = MOST_ZEROS;
    long unit = SCALE;
    for (long value : values) {
      while (value % unit != 0) {
        unit /= 10;
        zeros--;
      }
    }
    out.unsigned(zeros);
    long before = 0;
    for (long value : values) {
      out.signed(value / unit - before);
      before = value / unit;
    }
  }

  /** How many samples there are. */
  public int count() {
    return new PackedInput(packed).unsignedInt();
  }

  /** Shows every sample, in the order of the slots. */
  public void forEach(Visitor visitor) {
    PackedInput slots = new PackedInput(packed);
    int count = slots.unsignedInt();
    if (count == 0) {
      return;
    }
    int slot = slots.unsignedInt();
    int step = slots.unsignedInt();
    PackedInput values = new PackedInput(packed);
    values.skip(slots.position());
    for (int i = 1; step == 0 && i < count; i++) {
      values.unsigned();
    }
    long unit = 1;
    for (int zeros = values.unsignedInt(); zeros > 0; zeros--) {
      unit *= 10;
    }
    long value = values.signed();
    visitor.sample(slot, value * unit);
    for (int i = 1; i < count; i++) {
      slot += step == 0 ? slots.unsignedInt() : step;
      value += values.signed();
      visitor.sample(slot, value * unit);
    }
  }

  /** The slots, ascending. */
  public int[] slots() {
    int[] slots = new int[count()];
    int[] next = {0};
    forEach((slot, value) -> slots[next[0]++] = slot);
    return slots;
  }

  /** The values, in the order of the slots, millionths of the metric's unit. */
  public long[] values() {
    long[] values = new long[count()];
    int[] next = {0};
    forEach((slot, value) -> values[next[0]++] = value);
    return values;
  }

  /** The value in fixed point. */
  public static long fixed(double value) {
    return Math.round(value * SCALE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricSamples that
        && metric.equals(that.metric)
        && Arrays.equals(packed, that.packed);
  }

  @Override
  public int hashCode() {
    return 31 * metric.hashCode() + Arrays.hashCode(packed);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricSamples[redacted]";
  }
}
