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

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int MOST_ZEROS = POWERS.length - 1;
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
    for (long value : values) {
      while (shifted(value, zeros) * POWERS[zeros] != value) {
        zeros--;
      }
    }
    out.unsigned(zeros);
    long before = 0;
    for (long value : values) {
      long shifted = shifted(value, zeros);
      out.signed(shifted - before);
      before = shifted;
    }
  }

  /**
   * Without that many decimal zeros. By constants: dividing by a number that is only known when it
   * is done takes several times as long, and this is done to every sample.
   */
  private static long shifted(long value, int zeros) {
    return switch (zeros) {
      case 6 -> value / 1_000_000;
      case 5 -> value / 100_000;
      case 4 -> value / 10_000;
      case 3 -> value / 1_000;
      case 2 -> value / 100;
      case 1 -> value / 10;
      default -> value;
    };
  }

  /** How many samples there are. */
  public int count() {
    return new PackedInput(packed).unsignedInt();
  }

  /** Shows every sample, in the order of the slots. */
  public void forEach(Visitor visitor) {
    int count = count();
    int[] slots = new int[count];
    long[] values = new long[count];
    unpack(slots, values);
    for (int i = 0; i < count; i++) {
      visitor.sample(slots[i], values[i]);
    }
  }

  /** Fills columns as long as there are samples. */
  private void unpack(int[] slots, long[] values) {
    PackedInput in = new PackedInput(packed);
    int count = in.unsignedInt();
    if (count == 0) {
      return;
    }
    slots[0] = in.unsignedInt();
    int step = in.unsignedInt();
    for (int i = 1; i < count; i++) {
      slots[i] = slots[i - 1] + (step == 0 ? in.unsignedInt() : step);
    }
    long unit = POWERS[in.unsignedInt()];
    long value = 0;
    for (int i = 0; i < count; i++) {
      value += in.signed();
      values[i] = value * unit;
    }
  }

  /** The slots, ascending. */
  public int[] slots() {
    int[] slots = new int[count()];
    unpack(slots, new long[slots.length]);
    return slots;
  }

  /** The values, in the order of the slots, millionths of the metric's unit. */
  public long[] values() {
    long[] values = new long[count()];
    unpack(new int[values.length], values);
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
