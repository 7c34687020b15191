package org.attune.analytics.trend.change;

/**
 * One metric as read on a day: everything a page or a rule may want to know.
 *
 * @param baseline the baseline in force; while {@link #learning} its figures so far, with the
 *     population start mixed in where one is given
 * @param admission the first baseline of the episode, shown beside a later one
 * @param learning true while the baseline is incomplete: the chart's figures are then 0 and nothing
 *     alarms
 * @param daysSinceData days since the last valid day; 0 when the day read has a value
 * @param stale true when that is more than the settings allow: the chart stands still
 * @param adjusted last value with its weekday effect taken off, in the metric's unit
 * @param weekdayEffect what was taken off, in the metric's unit; 0 until learnt
 * @param deviation last adjusted value in baseline standard deviations above the mean
 * @param ewma moving average, in the metric's unit
 * @param lowerLimit lower limit of the moving average
 * @param upperLimit upper limit of the moving average
 * @param usualLow lower end of the usual range of single days
 * @param usualHigh upper end of the usual range of single days
 * @param errors distance of the moving average from the baseline mean in its standard errors; above
 *     0 is above the mean
 * @param z the same in half widths of the limits: −1 or less, or 1 or more, is a breach
 * @param worse {@code errors} with the sign that makes above 0 worse; 0 for a metric without a
 *     better side
 * @param cusum cumulative sums
 * @param cusumUp whether the upper sum signals
 * @param cusumDown whether the lower sum signals
 * @param variability the week's standard deviation against the baseline's
 * @param slope7 trend of the last 7 days, as observed
 * @param slope14 trend of the last 14 days, as observed
 * @param robustZ last value against the 28 days before it
 * @param earlyWarning signs of slowing down; context only
 */
public record PersonalReading(
    Baseline baseline,
    Baseline admission,
    boolean learning,
    int daysSinceData,
    boolean stale,
    double adjusted,
    double weekdayEffect,
    double deviation,
    double ewma,
    double lowerLimit,
    double upperLimit,
    double usualLow,
    double usualHigh,
    double errors,
    double z,
    double worse,
    Cusum cusum,
    boolean cusumUp,
    boolean cusumDown,
    Variability.Reading variability,
    Slope slope7,
    Slope slope14,
    RobustZ robustZ,
    EarlyWarning earlyWarning) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PersonalReading[redacted]";
  }
}
