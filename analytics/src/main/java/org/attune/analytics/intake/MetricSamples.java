package org.attune.analytics.intake;

import java.util.Arrays;

/**
 * Samples of one metric within one local day.
 *
 * @param metric metric id
 * @param slots ascending, without repetition: minute of the local day for series by the minute, 0
 *     for a single value
 * @param values one per slot, millionths of the metric's unit: fixed point, so that sums do not
 *     depend on order
 */
// Arrays, not lists: boxing every sample would multiply the state. equals and hashCode look inside.
@SuppressWarnings("ArrayRecordComponent")
public record MetricSamples(String metric, int[] slots, long[] values) {
  /** Millionths in one unit. */
  public static final long SCALE = 1_000_000;

  /** The value in fixed point. */
  public static long fixed(double value) {
    return Math.round(value * SCALE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricSamples that
        && metric.equals(that.metric)
        && Arrays.equals(slots, that.slots)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * metric.hashCode() + Arrays.hashCode(slots)) + Arrays.hashCode(values);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricSamples[redacted]";
  }
}
