package org.attune.analytics.trend.change;

/**
 * A trend over the last days; see {@link TheilSen}.
 *
 * @param perDay median slope, metric's unit a day
 * @param lower lower end of the 95 % interval, metric's unit a day
 * @param upper upper end of the 95 % interval, metric's unit a day
 * @param days valid days it rests on
 * @param enough false when those are too few: the figures are then 0
 */
public record Slope(double perDay, double lower, double upper, int days, boolean enough) {
  /** Too few days. */
  static Slope tooFew(int days) {
    return new Slope(0, 0, 0, days, false);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Slope[redacted]";
  }
}
