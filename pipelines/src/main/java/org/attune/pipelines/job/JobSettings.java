package org.attune.pipelines.job;

import java.time.Duration;
import org.attune.influx.InfluxTarget;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one job. Holds no secrets.
 *
 * @param bootstrapServers Kafka, host:port list
 * @param idleness silence after which a partition no longer holds back time
 * @param conflation least time between two publications of one patient of what somebody tells; what
 *     devices measure waits longer
 * @param extent how far the job reads
 * @param influx where trend points go besides Kafka, or null for nowhere; user and password come
 *     from the environment of the process that writes
 */
public record JobSettings(
    String bootstrapServers,
    Duration idleness,
    Duration conflation,
    Extent extent,
    @Nullable InfluxTarget influx) {
  /** How far a job reads. */
  public enum Extent {
    /** For ever. */
    UNBOUNDED,
    /** To what the log holds when the job starts; then time has run out, and the job ends. */
    TO_THE_END_OF_THE_LOG
  }

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
    return new JobSettings(bootstrapServers, idleness, conflation, Extent.UNBOUNDED, null);
  }

  /** Settings for live traffic. */
  public static JobSettings live(String bootstrapServers) {
    return of(bootstrapServers, DEFAULT_IDLENESS, DEFAULT_CONFLATION);
  }

  /** The same settings for a job that ends with the log. */
  public JobSettings bounded() {
    return new JobSettings(
        bootstrapServers, idleness, conflation, Extent.TO_THE_END_OF_THE_LOG, influx);
  }

  /** The same settings with trend points in InfluxDB, too; null for nowhere but Kafka. */
  public JobSettings withInflux(@Nullable InfluxTarget target) {
    return new JobSettings(bootstrapServers, idleness, conflation, extent, target);
  }
}
