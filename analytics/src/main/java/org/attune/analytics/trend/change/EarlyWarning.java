package org.attune.analytics.trend.change;

/**
 * Signs of critical slowing down: lag-1 autocorrelation and variance in a moving window of fourteen
 * days over the last twenty-eight, and whether they have been rising. Context for a reader and
 * never an alarm: they preceded recurrence in about a third of 37 patients (Smit 2025), and their
 * window is short here.
 *
 * @param autocorrelation lag-1 autocorrelation of the last window, its straight trend taken out
 * @param autocorrelationTau Kendall's tau of the autocorrelation over the windows, −1 to 1
 * @param variance variance of the last window, its straight trend taken out, metric's unit squared
 * @param varianceTau Kendall's tau of the variance over the windows, −1 to 1
 * @param enough false with fewer than 21 of 28 days: the figures are then 0
 */
public record EarlyWarning(
    double autocorrelation,
    double autocorrelationTau,
    double variance,
    double varianceTau,
    boolean enough) {
  /** Days looked at. */
  static final int DAYS = 28;

  private static final int LEAST_DAYS = 21;
  private static final int WINDOW = 14;
  private static final EarlyWarning TOO_FEW = new EarlyWarning(0, 0, 0, 0, false);

  /** The statistics of the valid days of the last 28, oldest first. */
  static EarlyWarning of(double[] values) {
    if (values.length < LEAST_DAYS) {
      return TOO_FEW;
    }
    int windows = values.length - WINDOW + 1;
    double[] autocorrelations = new double[windows];
    double[] variances = new double[windows];
    for (int start = 0; start < windows; start++) {
      double[] rest = withoutTrend(values, start);
      double squares = Moments.squares(rest, 0);
      double products = 0;
      for (int i = 1; i < WINDOW; i++) {
        products += rest[i - 1] * rest[i];
      }
      autocorrelations[start] = squares > 0 ? products / squares : 0;
      variances[start] = squares / (WINDOW - 2);
    }
    return new EarlyWarning(
        autocorrelations[windows - 1],
        KendallTau.ofTrend(autocorrelations),
        variances[windows - 1],
        KendallTau.ofTrend(variances),
        true);
  }

  /** What a least-squares line leaves of a window. */
  private static double[] withoutTrend(double[] values, int start) {
    double center = (WINDOW - 1) / 2.0;
    double mean = 0;
    for (int i = 0; i < WINDOW; i++) {
      mean += values[start + i] / WINDOW;
    }
    double slope = 0;
    double spread = 0;
    for (int i = 0; i < WINDOW; i++) {
      slope += (i - center) * (values[start + i] - mean);
      spread += (i - center) * (i - center);
    }
    slope /= spread;
    double[] rest = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      rest[i] = values[start + i] - mean - slope * (i - center);
    }
    return rest;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EarlyWarning[redacted]";
  }
}
