package org.attune.app.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which of the records raise an alert: spread evenly over the run, each at a random place within
 * its share of it, so that they do not fall in step with checkpoints.
 */
final class LoadSchedule {
  private static final int ORDINARY = -1;
  private static final long SEED = 11;

  private final int[] safety;
  private final int[] trend;

  /**
   * A schedule.
   *
   * @param records of the run, at least twice as many as alerts
   * @param trendFrom first record that may raise a trend alert
   */
  LoadSchedule(int records, int safetyAlerts, int trendAlerts, int trendFrom) {
    SplittableRandom random = new SplittableRandom(SEED);
    this.safety = new int[records];
    this.trend = new int[records];
    Arrays.fill(safety, ORDINARY);
    Arrays.fill(trend, ORDINARY);
    for (int alert = 0; alert < safetyAlerts; alert++) {
      safety[place(alert, safetyAlerts, 0, records, random)] = alert;
    }
    for (int alert = 0; alert < trendAlerts; alert++) {
      int record = place(alert, trendAlerts, trendFrom, records, random);
      while (safety[record] != ORDINARY || trend[record] != ORDINARY) {
        record = record + 1 < records ? record + 1 : trendFrom;
      }
      trend[record] = alert;
    }
  }

  /** Within the alert's own share of whole records, so that no two meet. */
  private static int place(int alert, int alerts, int from, int to, SplittableRandom random) {
    int first = from + (int) ((long) alert * (to - from) / alerts);
    int end = from + (int) ((long) (alert + 1) * (to - from) / alerts);
    return random.nextInt(first, end);
  }

  /** Whether the record raises a safety alert. */
  boolean raisesSafety(int record) {
    return safety[record] != ORDINARY;
  }

  /** Number of the safety alert that the record raises, from 0. */
  int safetyAlert(int record) {
    return safety[record];
  }

  /** Whether the record raises a trend alert. */
  boolean raisesTrend(int record) {
    return trend[record] != ORDINARY;
  }

  /** Number of the trend alert that the record raises, from 0. */
  int trendAlert(int record) {
    return trend[record];
  }
}
