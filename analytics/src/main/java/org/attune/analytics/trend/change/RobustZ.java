package org.attune.analytics.trend.change;

/**
 * Today against the 28 days before it, in robust standard deviations: (x − median)/(1.4826 MAD).
 * For wearables, whose strange days would inflate an ordinary standard deviation.
 *
 * @param z robust standard deviations above the median; 0 without enough days
 * @param days valid days among the 28 before today
 * @param enough false with fewer than 10 of them
 */
public record RobustZ(double z, int days, boolean enough) {
  /** Days looked back. */
  static final int DAYS = 28;

  private static final int LEAST_DAYS = 10;

  /**
   * The z of a value.
   *
   * @param before valid days among the 28 before, in the metric's unit
   * @param sdFloor least robust standard deviation, in the metric's unit
   */
  static RobustZ of(double value, double[] before, double sdFloor) {
    if (before.length < LEAST_DAYS) {
      return new RobustZ(0, before.length, false);
    }
    double median = OrderStatistics.median(before);
    double sd = Math.max(OrderStatistics.MAD_TO_SD * OrderStatistics.mad(before, median), sdFloor);
    return new RobustZ((value - median) / sd, before.length, true);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "RobustZ[redacted]";
  }
}
