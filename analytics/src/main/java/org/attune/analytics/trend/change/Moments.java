package org.attune.analytics.trend.change;

import java.util.List;

/** Means and standard deviations, summed in order so that they are the same on every machine. */
final class Moments {
  private Moments() {}

  /** The values from a place in the list on. */
  static double[] array(List<Double> values, int from) {
    double[] array = new double[values.size() - from];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(from + i);
    }
    return array;
  }

  /** Arithmetic mean; NaN of nothing. */
  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Sample standard deviation (n − 1); NaN of fewer than two. */
  static double sd(double[] values) {
    return Math.sqrt(squares(values, mean(values)) / (values.length - 1));
  }

  /** Sum of squared distances from a centre. */
  static double squares(double[] values, double center) {
    double sum = 0;
    for (double value : values) {
      sum += (value - center) * (value - center);
    }
    return sum;
  }
}
