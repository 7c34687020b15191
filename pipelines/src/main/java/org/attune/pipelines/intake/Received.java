package org.attune.pipelines.intake;

import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.intake.Timeliness;
import org.attune.analytics.journal.JournalSignal;
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
    @Nullable SleepEpisode sleep,
    @Nullable SessionAttendance session,
    @Nullable TreatmentEvent treatment,
    @Nullable TrendPoint trendPoint,
    @Nullable AlertAction action,
    @Nullable JournalEntry journal,
    @Nullable JournalSignal journalSignal,
    @Nullable Rejection rejection,
    @Nullable String schemaFingerprint) {

  /** Time of a record that must not move the clock. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** A check-in. */
  public static Received of(Origin origin, long producedAtMillis, CheckIn checkIn) {
    return event(
        origin, producedAtMillis, checkIn.envelope(), checkIn, null, null, null, null, null);
  }

  /** An assessment. */
  public static Received of(Origin origin, long producedAtMillis, Assessment assessment) {
    return event(
        origin, producedAtMillis, assessment.envelope(), null, assessment, null, null, null, null);
  }

  /** A batch of wearable samples. */
  public static Received of(Origin origin, long producedAtMillis, BiometricBatch batch) {
    return event(origin, producedAtMillis, batch.envelope(), null, null, batch, null, null, null);
  }

  /** An episode of sleep. */
  public static Received of(Origin origin, long producedAtMillis, SleepEpisode sleep) {
    return event(origin, producedAtMillis, sleep.envelope(), null, null, null, sleep, null, null);
  }

  /** An appointment. */
  public static Received of(Origin origin, long producedAtMillis, SessionAttendance session) {
    return event(
        origin, producedAtMillis, session.envelope(), null, null, null, null, session, null);
  }

  /** A change of treatment. */
  public static Received of(Origin origin, long producedAtMillis, TreatmentEvent change) {
    return event(origin, producedAtMillis, change.envelope(), null, null, null, null, null, change);
  }

  /** A trend point. */
  public static Received of(Origin origin, long producedAtMillis, TrendPoint point) {
    return new Received(
        origin,
        producedAtMillis,
        trusted(point.receivedAtMillis(), producedAtMillis),
        point.patientId(),
        null,
        null,
        null,
        null,
        null,
        null,
        point,
        null,
        null,
        null,
        null,
        null);
  }

  /** What a clinician did about an alert, received at an instant, epoch milliseconds UTC. */
  public static Received of(
      Origin origin, long producedAtMillis, AlertAction action, long receivedAtMillis) {
    return new Received(
        origin,
        producedAtMillis,
        trusted(receivedAtMillis, producedAtMillis),
        action.patientId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        action,
        null,
        null,
        null,
        null);
  }

  /** A journal entry. */
  public static Received of(Origin origin, long producedAtMillis, JournalEntry journal) {
    return new Received(
        origin,
        producedAtMillis,
        trusted(journal.envelope().receivedAtMillis(), producedAtMillis),
        journal.envelope().patientId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        journal,
        null,
        null,
        null);
  }

  /** What was found in a journal entry. */
  public static Received of(Origin origin, long producedAtMillis, JournalSignal signal) {
    return new Received(
        origin,
        producedAtMillis,
        trusted(signal.receivedAtMillis(), producedAtMillis),
        signal.patientId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        signal,
        null,
        null);
  }

  /** A tick of the clock, epoch milliseconds UTC; rejected when it runs ahead of the log. */
  public static Received tick(Origin origin, long producedAtMillis, long tickMillis) {
    long time = trusted(tickMillis, producedAtMillis);
    return empty(
        origin,
        producedAtMillis,
        time,
        time == NO_TIME ? new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt") : null,
        null);
  }

  /** Bytes that hold no record that can be used here. */
  public static Received unreadable(
      Origin origin,
      long producedAtMillis,
      RejectionReason reason,
      @Nullable String schemaFingerprint) {
    return empty(origin, producedAtMillis, NO_TIME, new Rejection(reason, ""), schemaFingerprint);
  }

  private static Received empty(
      Origin origin,
      long producedAtMillis,
      long timeMillis,
      @Nullable Rejection rejection,
      @Nullable String schemaFingerprint) {
    return new Received(
        origin,
        producedAtMillis,
        timeMillis,
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        rejection,
        schemaFingerprint);
  }

  private static Received event(
      Origin origin,
      long producedAtMillis,
      Envelope envelope,
      @Nullable CheckIn checkIn,
      @Nullable Assessment assessment,
      @Nullable BiometricBatch biometrics,
      @Nullable SleepEpisode sleep,
      @Nullable SessionAttendance session,
      @Nullable TreatmentEvent treatment) {
    return new Received(
        origin,
        producedAtMillis,
        trusted(envelope.receivedAtMillis(), producedAtMillis),
        envelope.patientId(),
        checkIn,
        assessment,
        biometrics,
        sleep,
        session,
        treatment,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * What the checks say of it: what trends can use, or why they cannot. Null when there is nothing
   * to check, as with a tick.
   */
  public @Nullable Checked checked() {
    if (rejection != null) {
      return new Checked(null, rejection);
    }
    if (checkIn != null) {
      return EventChecks.check(checkIn, producedAtMillis);
    }
    if (assessment != null) {
      return EventChecks.check(assessment, producedAtMillis);
    }
    if (biometrics != null) {
      return EventChecks.check(biometrics, producedAtMillis);
    }
    if (sleep != null) {
      return EventChecks.check(sleep, producedAtMillis);
    }
    if (session != null) {
      return EventChecks.check(session, producedAtMillis);
    }
    return treatment == null ? null : EventChecks.check(treatment, producedAtMillis);
  }

  /** The same record at another place of the log. */
  public Received at(Origin elsewhere) {
    return new Received(
        elsewhere,
        producedAtMillis,
        timeMillis,
        patientId,
        checkIn,
        assessment,
        biometrics,
        sleep,
        session,
        treatment,
        trendPoint,
        action,
        journal,
        journalSignal,
        rejection,
        schemaFingerprint);
  }

  /** A time that may move the clock, or {@link #NO_TIME} when it runs ahead of the log. */
  private static long trusted(long timeMillis, long producedAtMillis) {
    return timeMillis <= 0 || Timeliness.aheadOf(timeMillis, producedAtMillis)
        ? NO_TIME
        : timeMillis;
  }
}
