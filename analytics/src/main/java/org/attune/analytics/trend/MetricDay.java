package org.attune.analytics.trend;

/**
 * One metric on one open day.
 *
 * @param epochDay days since 1970-01-01
 * @param summary the day as last summed up
 * @param published fingerprint of the point last published
 */
public record MetricDay(int epochDay, DaySummary summary, long published) {
  /** Fingerprint of a day whose provisional point is not told, since it becomes final at once. */
  static final long UNTOLD = 0;

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricDay[redacted]";
  }
}
