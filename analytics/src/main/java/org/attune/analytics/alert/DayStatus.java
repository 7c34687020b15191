package org.attune.analytics.alert;

import org.attune.analytics.trend.ChartStatus;

/**
 * Status of one charted local day.
 *
 * @param epochDay days since 1970-01-01
 * @param revision revision of the point that told it
 */
public record DayStatus(int epochDay, ChartStatus status, long revision) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DayStatus[redacted]";
  }
}
