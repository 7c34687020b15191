package org.attune.analytics.trend.change;

/**
 * Two one-sided cumulative sums of deviations from the baseline (Page 1954). They see a small shift
 * that stays; context for a reader, not part of the alert rule, since their run lengths assume
 * independent days.
 *
 * <p>Slack 0.5 and limit 5 have a one-sided in-control run length of about 930 independent days.
 *
 * @param up sum above the mean, in baseline standard deviations
 * @param down sum below the mean, in baseline standard deviations, as a positive number
 */
public record Cusum(double up, double down) {
  /** Both sums empty. */
  public static final Cusum START = new Cusum(0, 0);

  /**
   * Adds a day. A sum that had reached the limit starts again from nothing.
   *
   * @param deviation distance from the baseline mean, in baseline standard deviations
   */
  Cusum add(double deviation, ChangeSettings settings) {
    double slack = settings.cusumSlack();
    double limit = settings.cusumLimit();
    double above = up >= limit ? 0 : up;
    double below = down >= limit ? 0 : down;
    return new Cusum(
        Math.max(0, above + deviation - slack), Math.max(0, below - deviation - slack));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Cusum[redacted]";
  }
}
