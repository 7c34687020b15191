package org.attune.analytics.alert;

import java.util.List;
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
   */
  static List<Finding> of(
      SessionAttendance session, PatientHistory history, long nowMillis, long producedAtMillis) {
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
    boolean lately = history.safetyAtMillis() > nowMillis - SAFETY_MILLIS;
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

  /** Whether the patient has come back: the latest appointment that tells was attended. */
  static boolean settled(PatientHistory history) {
    return history.attendedInARow() > 0;
  }
}
