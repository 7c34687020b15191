package org.attune.analytics.trend;

import org.jspecify.annotations.Nullable;

/**
 * Where a personal chart stands against its limits after its last day; everything but {@code z} in
 * the metric's unit. What is usual of single days is a {@link UsualRange}.
 *
 * @param ewma moving average
 * @param lowerLimit lower limit of the moving average; null for a chart with a limit on the worse
 *     side alone
 * @param upperLimit upper limit of the moving average
 * @param z distance of the moving average from the mean in half widths of the limits: −1 or less,
 *     or 1 or more, is a breach
 * @param position where that is
 */
public record ChartReading(
    double ewma, @Nullable Double lowerLimit, double upperLimit, double z, ChartPosition position) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChartReading[redacted]";
  }
}
