package org.attune.analytics.trend;

/**
 * How a personal chart is drawn.
 *
 * @param baselineDays valid days the baseline is learnt from, at least 2
 * @param lambda weight of the newest day in the moving average, above 0, at most 1
 * @param limitWidth width of the limits in standard deviations of the average
 * @param shrunkPhi day-to-day autocorrelation towards which the one seen in a short baseline is
 *     drawn
 * @param phiShrinkage how far it is drawn there, 0 (as seen) to 1 ({@code shrunkPhi} alone)
 * @param maxPhi largest autocorrelation used; under 1, where the limit has no value
 * @param usualWidth half width of the usual range of single days, in baseline standard deviations
 */
public record ChartSettings(
    int baselineDays,
    double lambda,
    double limitWidth,
    double shrunkPhi,
    double phiShrinkage,
    double maxPhi,
    double usualWidth) {

  /**
   * 14 days; 0.1 with 2.814, a pair whose in-control run length is 500 days for independent values
   * (Lucas and Saccucci 1990); autocorrelation drawn half-way to 0.33.
   */
  public static final ChartSettings DEFAULT =
      new ChartSettings(14, 0.1, 2.814, 0.33, 0.5, 0.9, 2.0);
}
