package org.attune.app.backtest;

/** How well one score follows another. */
final class Correlation {
  private Correlation() {}

  /** Arithmetic mean; NaN of nothing. */
  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Pearson's r of pairs; NaN where one side does not vary. */
  static double pearson(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squaresX += (x[i] - meanX) * (x[i] - meanX);
      squaresY += (y[i] - meanY) * (y[i] - meanY);
    }
    return products / Math.sqrt(squaresX * squaresY);
  }

  /**
   * How often somebody at the threshold or above scores higher than somebody below it, ties half;
   * NaN without both.
   */
  static double auc(double[] scores, double[] outcomes, double threshold) {
    double higher = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (outcomes[i] >= threshold && outcomes[j] < threshold) {
          higher += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return higher / pairs;
  }
}
