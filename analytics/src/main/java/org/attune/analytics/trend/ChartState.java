package org.attune.analytics.trend;

import java.util.List;

/**
 * All that a personal chart remembers. Bounded by the baseline's length. Immutable; equal states
 * give equal charts.
 *
 * @param baselineValues day values of the baseline, oldest first, in the metric's unit; at most
 *     {@link ChartSettings#baselineDays}
 * @param ready whether the baseline is complete; the figures below are 0 until then
 * @param mean mean of the baseline, in the metric's unit
 * @param sd sample standard deviation of the baseline (n − 1), not under the metric's floor
 * @param phi day-to-day autocorrelation used in the limits, no unit
 * @param ewma moving average through the last day added, in the metric's unit; starts at the mean
 * @param updates days added since the baseline
 */
public record ChartState(
    List<Double> baselineValues,
    boolean ready,
    double mean,
    double sd,
    double phi,
    double ewma,
    int updates) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChartState[redacted]";
  }
}
