package org.attune.analytics.trend;

import org.attune.analytics.event.Confidentiality;

/**
 * One metric on one local day, from all that was received about it.
 *
 * @param value mean or sum, as the metric says, in its unit; 0 when nothing stands
 * @param samples observations counted, each once; 0 when all were withdrawn
 * @param coverage share of the day observed, 0 to 1; 1 for single values
 * @param valid true when coverage reaches the metric's minimum
 * @param live true when a live observation is among the inputs
 * @param zoneOffsetMinutes offset of the latest received observation from UTC
 * @param receivedAtMillis latest receipt among the inputs, epoch milliseconds UTC
 * @param confidentiality strictest of the inputs
 */
public record DaySummary(
    double value,
    int samples,
    double coverage,
    boolean valid,
    boolean live,
    int zoneOffsetMinutes,
    long receivedAtMillis,
    Confidentiality confidentiality) {

  /**
   * A day of which nothing stands. It inherits the rules of everything it was told: that there was
   * something to withdraw may be all that one of them keeps from view.
   */
  static DaySummary withdrawn(Confidentiality strictest) {
    return new DaySummary(0, 0, 0, false, false, 0, 0, strictest);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DaySummary[redacted]";
  }
}
