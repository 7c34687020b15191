package org.attune.pipelines.intake;

import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CareEpisode;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.JournalTone;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SubstanceUseReport;
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
    @Nullable SubstanceUseReport substanceUse,
    @Nullable JournalEntry journal,
    @Nullable JournalSignal journalSignal,
    @Nullable JournalTone journalTone,
    @Nullable TrendPoint trendPoint,
    @Nullable AlertAction action,
    @Nullable MonitoringPlan plan,
    @Nullable CareEpisode careEpisode,
    @Nullable Rejection rejection,
    @Nullable String schemaFingerprint) {

  /** Time of a record that must not move the clock. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** A check-in. */
  public static Received of(Origin origin, long producedAtMillis, CheckIn checkIn) {
    Parts parts = Parts.of(origin, producedAtMillis, checkIn.envelope());
    parts.checkIn = checkIn;
    return parts.whole();
  }

  /** An assessment. */
  public static Received of(Origin origin, long producedAtMillis, Assessment assessment) {
    Parts parts = Parts.of(origin, producedAtMillis, assessment.envelope());
    parts.assessment = assessment;
    return parts.whole();
  }

  /** A batch of wearable samples. */
  public static Received of(Origin origin, long producedAtMillis, BiometricBatch biometrics) {
    Parts parts = Parts.of(origin, producedAtMillis, biometrics.envelope());
    parts.biometrics = biometrics;
    return parts.whole();
  }

  /** An episode of sleep. */
  public static Received of(Origin origin, long producedAtMillis, SleepEpisode sleep) {
    Parts parts = Parts.of(origin, producedAtMillis, sleep.envelope());
    parts.sleep = sleep;
    return parts.whole();
  }

  /** An appointment. */
  public static Received of(Origin origin, long producedAtMillis, SessionAttendance session) {
    Parts parts = Parts.of(origin, producedAtMillis, session.envelope());
    parts.session = session;
    return parts.whole();
  }

  /** A change of treatment. */
  public static Received of(Origin origin, long producedAtMillis, TreatmentEvent treatment) {
    Parts parts = Parts.of(origin, producedAtMillis, treatment.envelope());
    parts.treatment = treatment;
    return parts.whole();
  }

  /** A test or self-report of substance use. */
  public static Received of(Origin origin, long producedAtMillis, SubstanceUseReport substanceUse) {
    Parts parts = Parts.of(origin, producedAtMillis, substanceUse.envelope());
    parts.substanceUse = substanceUse;
    return parts.whole();
  }

  /** A journal entry. */
  public static Received of(Origin origin, long producedAtMillis, JournalEntry journal) {
    Parts parts = Parts.of(origin, producedAtMillis, journal.envelope());
    parts.journal = journal;
    return parts.whole();
  }

  /** What was found in a journal entry. */
  public static Received of(Origin origin, long producedAtMillis, JournalSignal signal) {
    Parts parts =
        new Parts(origin, producedAtMillis, signal.receivedAtMillis(), signal.patientId());
    parts.journalSignal = signal;
    return parts.whole();
  }

  /** How a journal entry sounds. */
  public static Received of(Origin origin, long producedAtMillis, JournalTone tone) {
    Parts parts = Parts.of(origin, producedAtMillis, tone.envelope());
    parts.journalTone = tone;
    return parts.whole();
  }

  /** A trend point. */
  public static Received of(Origin origin, long producedAtMillis, TrendPoint point) {
    Parts parts = new Parts(origin, producedAtMillis, point.receivedAtMillis(), point.patientId());
    parts.trendPoint = point;
    return parts.whole();
  }

  /** What a clinician did about an alert, received at an instant, epoch milliseconds UTC. */
  public static Received of(
      Origin origin, long producedAtMillis, AlertAction action, long receivedAtMillis) {
    Parts parts = new Parts(origin, producedAtMillis, receivedAtMillis, action.patientId());
    parts.action = action;
    return parts.whole();
  }

  /** A patient's monitoring plan, received at an instant, epoch milliseconds UTC. */
  public static Received plan(
      Origin origin,
      long producedAtMillis,
      String patientId,
      MonitoringPlan plan,
      long receivedAtMillis) {
    Parts parts = new Parts(origin, producedAtMillis, receivedAtMillis, patientId);
    parts.plan = plan;
    return parts.whole();
  }

  /** A patient's admission or discharge, received at an instant, epoch milliseconds UTC. */
  public static Received careEpisode(
      Origin origin,
      long producedAtMillis,
      String patientId,
      CareEpisode episode,
      long receivedAtMillis) {
    Parts parts = new Parts(origin, producedAtMillis, receivedAtMillis, patientId);
    parts.careEpisode = episode;
    return parts.whole();
  }

  /** A tick of the clock, epoch milliseconds UTC; rejected when it runs ahead of the log. */
  public static Received tick(Origin origin, long producedAtMillis, long tickMillis) {
    Parts parts = new Parts(origin, producedAtMillis, tickMillis, "");
    if (parts.timeMillis == NO_TIME) {
      parts.rejection = new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt");
    }
    return parts.whole();
  }

  /** Bytes that hold no record that can be used here. */
  public static Received unreadable(
      Origin origin,
      long producedAtMillis,
      RejectionReason reason,
      @Nullable String schemaFingerprint) {
    Parts parts = new Parts(origin, producedAtMillis, NO_TIME, "");
    parts.rejection = new Rejection(reason, "");
    parts.schemaFingerprint = schemaFingerprint;
    return parts.whole();
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
    if (treatment != null) {
      return EventChecks.check(treatment, producedAtMillis);
    }
    if (substanceUse != null) {
      return EventChecks.check(substanceUse, producedAtMillis);
    }
    return journalTone == null ? null : EventChecks.check(journalTone, producedAtMillis);
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
        substanceUse,
        journal,
        journalSignal,
        journalTone,
        trendPoint,
        action,
        plan,
        careEpisode,
        rejection,
        schemaFingerprint);
  }

  /** A time that may move the clock, or {@link #NO_TIME} when it runs ahead of the log. */
  private static long trusted(long timeMillis, long producedAtMillis) {
    return timeMillis <= 0 || Timeliness.aheadOf(timeMillis, producedAtMillis)
        ? NO_TIME
        : timeMillis;
  }

  /** A record in the making: all but one of its payloads stay absent. */
  private static final class Parts {
    private final Origin origin;
    private final long producedAtMillis;
    private final long timeMillis;
    private final String patientId;
    private @Nullable CheckIn checkIn;
    private @Nullable Assessment assessment;
    private @Nullable BiometricBatch biometrics;
    private @Nullable SleepEpisode sleep;
    private @Nullable SessionAttendance session;
    private @Nullable TreatmentEvent treatment;
    private @Nullable SubstanceUseReport substanceUse;
    private @Nullable JournalEntry journal;
    private @Nullable JournalSignal journalSignal;
    private @Nullable JournalTone journalTone;
    private @Nullable TrendPoint trendPoint;
    private @Nullable AlertAction action;
    private @Nullable MonitoringPlan plan;
    private @Nullable CareEpisode careEpisode;
    private @Nullable Rejection rejection;
    private @Nullable String schemaFingerprint;

    private Parts(Origin origin, long producedAtMillis, long toldMillis, String patientId) {
      this.origin = origin;
      this.producedAtMillis = producedAtMillis;
      this.timeMillis = trusted(toldMillis, producedAtMillis);
      this.patientId = patientId;
    }

    private static Parts of(Origin origin, long producedAtMillis, Envelope envelope) {
      return new Parts(origin, producedAtMillis, envelope.receivedAtMillis(), envelope.patientId());
    }

    private Received whole() {
      return new Received(
          origin,
          producedAtMillis,
          timeMillis,
          patientId,
          checkIn,
          assessment,
          biometrics,
          sleep,
          session,
          treatment,
          substanceUse,
          journal,
          journalSignal,
          journalTone,
          trendPoint,
          action,
          plan,
          careEpisode,
          rejection,
          schemaFingerprint);
    }
  }
}
