package org.attune.analytics.trend.change;

import java.util.Arrays;

/** Medians. */
final class OrderStatistics {
  /** Makes the MAD of a normal distribution its standard deviation. */
  static final double MAD_TO_SD = 1.4826;

  private OrderStatistics() {}

  /** The median, the mean of the middle two for an even number; NaN of nothing. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return medianOfSorted(sorted);
  }

  /**
   * The same of values in ascending order, at least one.
   *
   * @param sorted ascending
   */
  static double medianOfSorted(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Median distance from the median, not scaled; NaN of nothing. */
  static double mad(double[] values, double median) {
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = Math.abs(values[i] - median);
    }
    return median(distances);
  }
}
