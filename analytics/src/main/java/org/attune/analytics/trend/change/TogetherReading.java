package org.attune.analytics.trend.change;

/**
 * A patient's ratings taken together, as read after the last day with enough of them. In baseline
 * standard deviations towards worse, but for {@code worse}.
 *
 * @param members how many ratings it is made of
 * @param value the last day's mean deviation
 * @param mean mean of its own baseline
 * @param sd standard deviation of its own baseline
 * @param ewma moving average
 * @param limit where the moving average alarms; there is no limit on the better side
 * @param worse distance of the moving average from the mean in its standard errors
 * @param alarm whether it is at the limit or beyond
 */
public record TogetherReading(
    int members,
    double value,
    double mean,
    double sd,
    double ewma,
    double limit,
    double worse,
    boolean alarm) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TogetherReading[redacted]";
  }
}
