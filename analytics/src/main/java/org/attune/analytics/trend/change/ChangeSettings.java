package org.attune.analytics.trend.change;

/**
 * How change is told from chance. One set for every patient and every metric; {@code
 * docs/CLINICAL.md} §3 says where each number comes from and what it does to people.
 *
 * @param baselineDays valid days the baseline is learnt from, at least 4
 * @param lambda weight of the newest day in the moving averages, above 0, at most 1
 * @param phi day-to-day autocorrelation that the limits allow for, 0 to under 1: the same for
 *     everybody, since fourteen days estimate it with a standard error near 0.27
 * @param limitWidth half width of a metric's own limits, in standard errors of its average
 * @param usualWidth half width of the usual range of single days, in baseline standard deviations
 * @param togetherWidth standard errors towards worse at which the ratings taken together alarm
 * @param supportWidth standard errors towards worse from which a second measure supports the first
 * @param aloneWidth standard errors towards worse at which a measure alarms without support
 * @param cusumSlack deviation that a CUSUM forgives a day, in baseline standard deviations
 * @param cusumLimit sum at which a CUSUM signals and starts again, in the same unit
 * @param staleDays days without data after which a chart is stale; also the rated days without an
 *     answer after which a rating is no longer in use
 * @param weekdayWeeks times each weekday must have been seen before its effect is used
 * @param weekdayPrior pseudo-weeks of no effect that each weekday's effect is drawn towards 0 by
 */
public record ChangeSettings(
    int baselineDays,
    double lambda,
    double phi,
    double limitWidth,
    double usualWidth,
    double togetherWidth,
    double supportWidth,
    double aloneWidth,
    double cusumSlack,
    double cusumLimit,
    int staleDays,
    int weekdayWeeks,
    double weekdayPrior) {

  /** The product's settings. */
  public static final ChangeSettings DEFAULT =
      new ChangeSettings(14, 0.1, 0.33, 2.814, 2, 2.2, 2, 3.5, 0.5, 5, 7, 4, 12);
}
