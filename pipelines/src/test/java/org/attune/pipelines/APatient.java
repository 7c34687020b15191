package org.attune.pipelines;

import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.Source;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;

/**
 * A patient of the tests: writes events at given moments, as the source would hand them on. Every
 * event happened a minute before it was received and was taken by the log when it was received.
 */
public final class APatient {
  /** 2026-01-01, days since 1970-01-01. */
  public static final int DAY_0 = 20454;

  /** One hour, milliseconds. */
  public static final long HOUR = 3_600_000L;

  /** One day, milliseconds. */
  public static final long DAY = 24 * HOUR;

  /** 2026-01-01T12:00Z, epoch milliseconds. */
  public static final long NOON = DAY_0 * DAY + 12 * HOUR;

  private static final long MINUTE = 60_000L;

  private final String patientId;

  private APatient(String patientId) {
    this.patientId = patientId;
  }

  public static APatient named(String patientId) {
    return new APatient(patientId);
  }

  public String id() {
    return patientId;
  }

  /** Noon of a day counted from {@link #DAY_0}, epoch milliseconds. */
  public static long noonOf(int day) {
    return NOON + day * DAY;
  }

  /** The envelope of a live event. */
  public Envelope envelope(String eventId, long receivedAtMillis) {
    return envelope(eventId, receivedAtMillis - MINUTE, receivedAtMillis, Source.APP, 0, false);
  }

  public Envelope envelope(
      String eventId,
      long eventTimeMillis,
      long receivedAtMillis,
      Source source,
      int revision,
      boolean retracted) {
    return new Envelope(
        eventId,
        patientId,
        eventTimeMillis,
        receivedAtMillis,
        0,
        source,
        revision,
        retracted,
        Confidentiality.NORMAL);
  }

  /** Mood on a scale of 0 to 10. */
  public CheckIn mood(String eventId, long receivedAtMillis, double value) {
    return rated(envelope(eventId, receivedAtMillis), "mood", value);
  }

  public CheckIn rated(Envelope envelope, String metric, double value) {
    return new CheckIn(envelope, List.of(new Rating(metric, value, "")));
  }

  /** A complete PHQ-9 with zeros but for item 9. */
  public Assessment phq9(String eventId, long receivedAtMillis, int item9) {
    return phq9(envelope(eventId, receivedAtMillis), item9);
  }

  public Assessment phq9(Envelope envelope, int item9) {
    return new Assessment(
        envelope, "phq-9", Map.of(1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, item9), null);
  }

  /** One resting heart rate of the day. */
  public BiometricBatch restingHeartRate(String eventId, long receivedAtMillis, double perMinute) {
    return new BiometricBatch(
        envelope(eventId, receivedAtMillis),
        "resting-heart-rate",
        "/min",
        "watch",
        1,
        receivedAtMillis - HOUR,
        receivedAtMillis - MINUTE,
        new int[] {0},
        new double[] {perMinute});
  }

  public AlertAction resolve(String alertId, long revisionSeen) {
    return new AlertAction("action-of-" + alertId, alertId, patientId, true, revisionSeen);
  }

  /** A check-in as received, taken by the log at its receipt. */
  public static Received received(long offset, CheckIn checkIn) {
    return received(at(offset, "check-ins"), checkIn.envelope(), checkIn, null, null);
  }

  public static Received received(long offset, Assessment assessment) {
    return received(at(offset, "assessments"), assessment.envelope(), null, assessment, null);
  }

  public static Received received(long offset, BiometricBatch batch) {
    return received(at(offset, "biometrics"), batch.envelope(), null, null, batch);
  }

  public static Received received(long offset, TrendPoint point) {
    long receivedAt = point.receivedAtMillis();
    return new Received(
        at(offset, "trends"),
        receivedAt,
        receivedAt > 0 ? receivedAt : Received.NO_TIME,
        point.patientId(),
        null,
        null,
        null,
        point,
        null,
        null,
        null);
  }

  public static Received received(long offset, long receivedAtMillis, AlertAction action) {
    return new Received(
        at(offset, "alert-actions"),
        receivedAtMillis,
        receivedAtMillis,
        action.patientId(),
        null,
        null,
        null,
        null,
        action,
        null,
        null);
  }

  /** A tick of the clock. */
  public static Received tick(long offset, long atMillis) {
    return new Received(
        at(offset, "clock"), atMillis, atMillis, "", null, null, null, null, null, null, null);
  }

  private static Received received(
      Origin origin,
      Envelope envelope,
      @Nullable CheckIn checkIn,
      @Nullable Assessment assessment,
      @Nullable BiometricBatch batch) {
    return new Received(
        origin,
        envelope.receivedAtMillis(),
        envelope.receivedAtMillis(),
        envelope.patientId(),
        checkIn,
        assessment,
        batch,
        null,
        null,
        null,
        null);
  }

  private static Origin at(long offset, String topic) {
    return new Origin("attune." + topic, 0, offset);
  }
}
