package org.attune.pipelines.intake;

import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.trend.TrendPoint;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log: at most one payload is present, none for a tick or for bytes that hold no
 * record. A record, not a sealed type, because it crosses the network between operators.
 *
 * @param producedAtMillis when the log took it, epoch milliseconds UTC
 * @param timeMillis Flink time it tells, epoch milliseconds UTC; {@link #NO_TIME} when it cannot be
 *     trusted with it
 * @param patientId opaque; empty when unknown
 * @param rejection why the bytes could not be read, or null
 * @param schemaFingerprint fingerprint in the bytes, when they could not be read
 */
public record Received(
    Origin origin,
    long producedAtMillis,
    long timeMillis,
    String patientId,
    @Nullable CheckIn checkIn,
    @Nullable Assessment assessment,
    @Nullable BiometricBatch biometrics,
    @Nullable TrendPoint trendPoint,
    @Nullable AlertAction action,
    @Nullable Rejection rejection,
    @Nullable String schemaFingerprint) {

  /** Time of a record that must not move the clock. */
  public static final long NO_TIME = Long.MIN_VALUE;
}
