package org.attune.analytics.trend;

import org.jspecify.annotations.Nullable;

/**
 * A personal chart as read after its last day; everything but {@code z} in the metric's unit.
 *
 * @param ewma moving average
 * @param mean baseline mean
 * @param sd baseline standard deviation, floored
 * @param lowerLimit lower limit of the moving average; null for a chart with a limit on the worse
 *     side alone
 * @param upperLimit upper limit of the moving average
 * @param usualLow lower end of the usual range of single days
 * @param usualHigh upper end of the usual range of single days
 * @param z distance of the moving average from the mean in half widths of the limits: −1 or less,
 *     or 1 or more, is a breach
 * @param position where that is
 */
public record ChartReading(
    double ewma,
    double mean,
    double sd,
    @Nullable Double lowerLimit,
    double upperLimit,
    double usualLow,
    double usualHigh,
    double z,
    ChartPosition position) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChartReading[redacted]";
  }
}
