package org.attune.analytics.trend.change;

/**
 * Standard error of an exponentially weighted moving average about the mean of a short baseline.
 *
 * <p>For days of standard deviation 1 and autocorrelation φ, k days after a baseline of m:
 *
 * <pre>
 * √( λ/(2 − λ) (1 − (1 − λ)^2k) (1 + φ(1 − λ))/(1 − φ(1 − λ)) + (1 + φ)/((1 − φ) m) )
 * </pre>
 *
 * The first term is the textbook's (Lucas and Saccucci 1990), widened for day-to-day
 * autocorrelation; the second is how uncertain the baseline's mean itself is. Without them two
 * weeks of baseline alarm several times as often as the textbook promises.
 */
public final class EwmaError {
  private EwmaError() {}

  /**
   * The standard error in baseline standard deviations.
   *
   * @param lambda weight of the newest day, above 0, at most 1
   * @param phi day-to-day autocorrelation, 0 to under 1
   * @param updates days since the baseline
   * @param baselineDays days the baseline rests on, at least 1
   */
  public static double of(double lambda, double phi, int updates, int baselineDays) {
    double decay = 1 - lambda;
    double average =
        lambda
            / (2 - lambda)
            // StrictMath: Math.pow may differ in the last bit from machine to machine.
            * (1 - StrictMath.pow(decay, 2.0 * updates))
            * (1 + phi * decay)
            / (1 - phi * decay);
    double center = (1 + phi) / ((1 - phi) * baselineDays);
    return Math.sqrt(average + center);
  }
}
