package org.attune.pipelines.influx;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a writer goes about it.
 *
 * @param batchSize most points in a request
 * @param pendingLimit most points that wait, of different keys: beyond it the job waits, too
 * @param firstRetry wait before the first retry; doubled each time
 * @param longestRetry longest wait between two tries
 * @param answerTimeout how long an answer may take; longer than the server's own limit for a write
 *     (10 s), so that a request given up here is not carried out there later
 */
public record InfluxSettings(
    int batchSize,
    int pendingLimit,
    Duration firstRetry,
    Duration longestRetry,
    Duration answerTimeout)
    implements Serializable {
  /** For production and for tests alike. */
  public static final InfluxSettings DEFAULT =
      new InfluxSettings(
          5_000, 20_000, Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(30));

  /** Checks the values. */
  public InfluxSettings {
    if (batchSize < 1
        || pendingLimit < 1
        || firstRetry.isNegative()
        || firstRetry.isZero()
        || longestRetry.compareTo(firstRetry) < 0
        || answerTimeout.isNegative()
        || answerTimeout.isZero()) {
      throw new IllegalArgumentException("settings of the InfluxDB sink make no sense");
    }
  }

  /** The same with another limit of points that wait. */
  public InfluxSettings withPendingLimit(int limit) {
    return new InfluxSettings(batchSize, limit, firstRetry, longestRetry, answerTimeout);
  }

  /**
   * Wait before a retry.
   *
   * @param failures tries in a row that have failed, from 1
   */
  long retryMillis(int failures) {
    long doublings = Math.min(failures - 1L, Integer.SIZE - 2);
    return Math.min(longestRetry.toMillis(), firstRetry.toMillis() << doublings);
  }
}
