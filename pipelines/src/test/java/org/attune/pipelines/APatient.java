package org.attune.pipelines;

import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SessionKind;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SleepKind;
import org.attune.analytics.event.SleepOrigin;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;

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
        envelope,
        "phq-9",
        "",
        14,
        Map.of(1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, item9),
        null);
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
    return new AlertAction(
        "action-of-" + alertId, alertId, patientId, null, true, revisionSeen, List.of());
  }

  /** The main sleep of a night, eight hours in bed, as a watch tells it when it ends. */
  public SleepEpisode night(String eventId, long receivedAtMillis, int asleepMinutes) {
    Envelope envelope = envelope(eventId, receivedAtMillis);
    return new SleepEpisode(
        envelope,
        envelope.eventTimeMillis() - 8 * HOUR,
        envelope.eventTimeMillis(),
        SleepKind.MAIN,
        SleepOrigin.MEASURED,
        "watch",
        1,
        null,
        envelope.eventTimeMillis(),
        asleepMinutes,
        null,
        null,
        null,
        null);
  }

  /** A session that began two hours before its attendance was received. */
  public SessionAttendance session(String eventId, long receivedAtMillis, int minutes) {
    return new SessionAttendance(
        envelope(eventId, receivedAtMillis),
        SessionKind.GROUP,
        null,
        receivedAtMillis - 2 * HOUR,
        90,
        minutes,
        minutes == 0 ? AttendanceStatus.NO_SHOW : AttendanceStatus.ATTENDED);
  }

  /** A medication started. */
  public TreatmentEvent medication(String eventId, long receivedAtMillis, double milligramsADay) {
    return new TreatmentEvent(
        envelope(eventId, receivedAtMillis),
        TreatmentChange.MEDICATION_START,
        receivedAtMillis,
        "rxnorm",
        "36437",
        MedicationClass.ANTIDEPRESSANT,
        milligramsADay,
        "mg/d");
  }

  /** A journal entry, as the patient wrote it. */
  public JournalEntry journal(String eventId, long receivedAtMillis, String text) {
    return journal(envelope(eventId, receivedAtMillis), text);
  }

  /** A journal entry under an envelope; withdrawn ones have no text. */
  public JournalEntry journal(Envelope envelope, String text) {
    return new JournalEntry(envelope, text, "en-US", PromptKind.FREE);
  }

  public static Received received(long offset, JournalEntry entry) {
    return Received.of(at(offset, "journals"), entry.envelope().receivedAtMillis(), entry);
  }

  /** A check-in as received, taken by the log at its receipt. */
  public static Received received(long offset, CheckIn checkIn) {
    return Received.of(at(offset, "check-ins"), checkIn.envelope().receivedAtMillis(), checkIn);
  }

  public static Received received(long offset, Assessment assessment) {
    return Received.of(
        at(offset, "assessments"), assessment.envelope().receivedAtMillis(), assessment);
  }

  public static Received received(long offset, BiometricBatch batch) {
    return Received.of(at(offset, "biometrics"), batch.envelope().receivedAtMillis(), batch);
  }

  public static Received received(long offset, SleepEpisode sleep) {
    return Received.of(at(offset, "sleep"), sleep.envelope().receivedAtMillis(), sleep);
  }

  public static Received received(long offset, SessionAttendance session) {
    return Received.of(at(offset, "sessions"), session.envelope().receivedAtMillis(), session);
  }

  public static Received received(long offset, TreatmentEvent change) {
    return Received.of(
        at(offset, "treatment-events"), change.envelope().receivedAtMillis(), change);
  }

  public static Received received(long offset, TrendPoint point) {
    return Received.of(at(offset, "trends"), point.receivedAtMillis(), point);
  }

  public static Received received(long offset, long receivedAtMillis, AlertAction action) {
    return Received.of(at(offset, "alert-actions"), receivedAtMillis, action, receivedAtMillis);
  }

  /** A tick of the clock. */
  public static Received tick(long offset, long atMillis) {
    return Received.tick(at(offset, "clock"), atMillis, atMillis);
  }

  private static Origin at(long offset, String topic) {
    return new Origin("attune." + topic, 0, offset);
  }
}
