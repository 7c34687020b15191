package org.attune.app.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Interval of a rate over people, each of whom gives a count and the time in which it was counted.
 * Whole people are drawn, with replacement: what happens to one person hangs together, so that
 * drawing events would make the interval too narrow. Percentile method, 95 %, fixed seed.
 */
final class ClusterBootstrap {
  private static final long SEED = 20_260_101;
  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;

  private ClusterBootstrap() {}

  /**
   * What one person gives.
   *
   * @param count of events
   * @param exposure in which they were counted, such as weeks; 0 or more
   */
  record Cluster(double count, double exposure) {}

  /** An interval. */
  record Interval(double low, double high) {}

  /**
   * The interval of all counts over all exposures.
   *
   * @return null of fewer than two people, or without exposure
   */
  static @Nullable Interval of(List<Cluster> clusters) {
    if (clusters.size() < 2 || clusters.stream().mapToDouble(Cluster::exposure).sum() <= 0) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] rates = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      rates[draw] = rate(clusters, random);
    }
    Arrays.sort(rates);
    return new Interval(quantile(rates, TAIL), quantile(rates, 1 - TAIL));
  }

  /** The rate of as many people as there are, drawn anew until they have any exposure. */
  private static double rate(List<Cluster> clusters, SplittableRandom random) {
    double count = 0;
    double exposure = 0;
    while (exposure <= 0) {
      count = 0;
      for (int i = 0; i < clusters.size(); i++) {
        Cluster drawn = clusters.get(random.nextInt(clusters.size()));
        count += drawn.count();
        exposure += drawn.exposure();
      }
    }
    return count / exposure;
  }

  /** Between the two nearest ranks. */
  private static double quantile(double[] ascending, double share) {
    double rank = share * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
