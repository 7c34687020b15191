package org.attune.analytics.alert;

import org.attune.analytics.trend.ChartStatus;

/** Status of one charted local day (days since 1970-01-01). */
public record DayStatus(int epochDay, ChartStatus status) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DayStatus[redacted]";
  }
}
