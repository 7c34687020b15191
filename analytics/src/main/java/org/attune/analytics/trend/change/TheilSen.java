package org.attune.analytics.trend.change;

import java.util.Arrays;

/**
 * The median of the slopes between all pairs of days, which one or two strange days hardly move,
 * with the interval that Kendall's rank test gives it (Sen 1968, J Am Stat Assoc 63:1379). The
 * interval takes days as independent; autocorrelated days deserve a wider one.
 */
final class TheilSen {
  /** Two-sided 95 % quantile of the normal distribution. */
  private static final double NORMAL_95 = 1.959963984540054;

  private static final int LEAST_DAYS = 5;

  private TheilSen() {}

  /**
   * The slope through days and values.
   *
   * @param days distinct days
   * @param values their values, as many
   */
  static Slope of(int[] days, double[] values) {
    int count = days.length;
    if (count < LEAST_DAYS) {
      return Slope.tooFew(count);
    }
    double[] slopes = new double[count * (count - 1) / 2];
    int next = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        slopes[next++] = (values[j] - values[i]) / (days[j] - days[i]);
      }
    }
    Arrays.sort(slopes);
    double spread = NORMAL_95 * Math.sqrt(count * (count - 1.0) * (2.0 * count + 5) / 18);
    // Ranks from 1; an interval that would reach beyond the slopes ends at the outermost.
    int low = (int) Math.floor((slopes.length - spread) / 2);
    int high = slopes.length - 1 - Math.max(0, low - 1);
    return new Slope(
        OrderStatistics.medianOfSorted(slopes),
        slopes[Math.max(0, low - 1)],
        slopes[high],
        count,
        true);
  }
}
