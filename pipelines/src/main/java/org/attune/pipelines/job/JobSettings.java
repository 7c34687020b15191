package org.attune.pipelines.job;

import java.time.Duration;

/**
 * Settings of one job. Holds no secrets.
 *
 * @param bootstrapServers Kafka, host:port list
 * @param idleness silence after which a partition no longer holds back time
 * @param conflation least time between two publications of one patient
 */
public record JobSettings(String bootstrapServers, Duration idleness, Duration conflation) {
  /** Idleness of live traffic. */
  public static final Duration DEFAULT_IDLENESS = Duration.ofSeconds(30);

  /** Conflation of live traffic. */
  public static final Duration DEFAULT_CONFLATION = Duration.ofSeconds(1);

  /** Checked settings. */
  public static JobSettings of(String bootstrapServers, Duration idleness, Duration conflation) {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap servers are empty: give host:port");
    }
    if (idleness.isNegative() || idleness.isZero() || conflation.isNegative()) {
      throw new IllegalArgumentException("idleness must be over 0 and conflation at least 0");
    }
    return new JobSettings(bootstrapServers, idleness, conflation);
  }

  /** Settings for live traffic. */
  public static JobSettings live(String bootstrapServers) {
    return of(bootstrapServers, DEFAULT_IDLENESS, DEFAULT_CONFLATION);
  }
}
