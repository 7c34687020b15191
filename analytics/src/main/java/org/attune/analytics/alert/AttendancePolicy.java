package org.attune.analytics.alert;

import java.util.List;
import java.util.stream.LongStream;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SessionAttendance;

/**
 * An unexcused no-show asks for an outreach on the same day, within the hour when there was a
 * safety signal in the seven days before ({@code docs/CLINICAL.md} §5a).
 */
final class AttendancePolicy {
  /** What it is about. */
  static final String SESSIONS = "sessions";

  private static final long SAFETY_MILLIS = 7L * 24 * 60 * 60 * 1000;

  private AttendancePolicy() {}

  /**
   * What an appointment says.
   *
   * @param history with the appointment in it
   * @param safetyAtMillis when safety evidence came, epoch milliseconds UTC, in any order
   */
  static List<Finding> of(
      SessionAttendance session,
      PatientHistory history,
      LongStream safetyAtMillis,
      long producedAtMillis) {
    Envelope envelope = session.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    boolean missed = session.status() == AttendanceStatus.NO_SHOW && !envelope.retracted();
    if (!missed) {
      return envelope.revision() == 0 && !envelope.retracted()
          ? List.of()
          : List.of(
              moment.finding(
                  AlertKind.MISSED_SESSION,
                  envelope,
                  new Told(Reason.MISSED_SESSION, Tier.UNKNOWN, SESSIONS, null, null),
                  List.of(Flag.RETRACTED),
                  true));
    }
    boolean lately = safetyAtMillis.anyMatch(at -> follows(moment.receivedAtMillis(), at));
    return List.of(
        moment.finding(
            AlertKind.MISSED_SESSION,
            envelope,
            new Told(
                lately ? Reason.MISSED_SESSION_AFTER_SAFETY : Reason.MISSED_SESSION,
                lately ? Tier.URGENT : Tier.SAME_DAY,
                SESSIONS,
                (double) Math.max(1, history.missedInARow()),
                null),
            List.of(),
            false));
  }

  /** A no-show told anew where safety evidence turns out to have come shortly before it. */
  static Evidence told(Evidence missed, long safetyAtMillis) {
    return missed.reason() == Reason.MISSED_SESSION
            && follows(missed.receivedAtMillis(), safetyAtMillis)
        ? missed.raised(Reason.MISSED_SESSION_AFTER_SAFETY, Tier.URGENT)
        : missed;
  }

  private static boolean follows(long missedAtMillis, long safetyAtMillis) {
    return safetyAtMillis <= missedAtMillis && safetyAtMillis > missedAtMillis - SAFETY_MILLIS;
  }

  /** Whether the patient has come back: the latest appointment that tells was attended. */
  static boolean settled(PatientHistory history) {
    return history.attendedInARow() > 0;
  }
}
