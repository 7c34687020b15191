package org.attune.analytics.alert;

import org.attune.analytics.trend.ChartStatus;
import org.jspecify.annotations.Nullable;

/**
 * Status of one charted local day.
 *
 * @param epochDay days since 1970-01-01
 * @param revision revision of the point that told it
 * @param worse distance from the baseline in standard errors, above 0 towards worse; null when the
 *     point did not tell
 * @param breach evidence of a day outside the limits on the worse side; else null
 */
public record DayStatus(
    int epochDay,
    ChartStatus status,
    long revision,
    @Nullable Double worse,
    @Nullable Evidence breach) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DayStatus[redacted]";
  }
}
