package org.attune.analytics.trend.change;

/**
 * Kendall's rank correlation of a series with its own order: 1 always rising, −1 always falling.
 */
final class KendallTau {
  private KendallTau() {}

  /** Tau-a of a series with time; NaN of fewer than two values. */
  static double ofTrend(double[] series) {
    int balance = 0;
    for (int i = 0; i < series.length; i++) {
      for (int j = i + 1; j < series.length; j++) {
        balance += (int) Math.signum(series[j] - series[i]);
      }
    }
    return balance / (series.length * (series.length - 1) / 2.0);
  }
}
