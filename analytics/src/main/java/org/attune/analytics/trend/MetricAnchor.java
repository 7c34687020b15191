package org.attune.analytics.trend;

/**
 * One metric as of its last final day.
 *
 * @param throughDay last final local day with this metric, days since 1970-01-01
 * @param chart the chart through that day
 */
public record MetricAnchor(int throughDay, ChartState chart) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricAnchor[redacted]";
  }
}
