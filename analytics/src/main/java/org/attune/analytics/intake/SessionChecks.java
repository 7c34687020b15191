package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * What an appointment says about its local day: the minutes attended, 0 for a no-show, and nothing
 * while it lies ahead or when it was called off.
 */
final class SessionChecks {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;

  /** How long before its start attendance may be recorded: a group is counted as it gathers. */
  private static final long EARLY_MILLIS = HOUR_MILLIS;

  /** How far ahead an appointment may lie; beyond it is a wrong year. */
  private static final long AHEAD_MILLIS = 180 * 24 * HOUR_MILLIS;

  private static final String METRIC = "session-minutes";

  private SessionChecks() {}

  static Checked check(SessionAttendance session, long producedAtMillis) {
    Rejection rejection = reject(session, producedAtMillis);
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    Envelope envelope = session.envelope();
    long start = session.scheduledStartMillis();
    int zone = envelope.zoneOffsetMinutes();
    boolean counts = !envelope.retracted() && happened(session);
    // By its minute: one appointment entered twice is attended once.
    return Checked.fit(
        EventChecks.observed(
            envelope,
            "",
            0,
            LocalDays.epochDay(start, zone),
            counts
                ? List.of(
                    EventChecks.sample(
                        METRIC, LocalDays.minuteOfDay(start, zone), session.minutes()))
                : List.of()));
  }

  private static @Nullable Rejection reject(SessionAttendance session, long producedAtMillis) {
    Envelope envelope = session.envelope();
    Rejection rejection = EventChecks.checkIdentity(envelope);
    if (rejection != null) {
      return rejection;
    }
    rejection =
        Timeliness.check(
            envelope,
            Math.min(envelope.eventTimeMillis(), session.scheduledStartMillis()),
            envelope.eventTimeMillis(),
            producedAtMillis);
    if (rejection != null) {
      return rejection;
    }
    // Retractions too: a day out of reach must not be opened.
    if (session.scheduledStartMillis() > envelope.eventTimeMillis() + AHEAD_MILLIS) {
      return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "scheduledStart");
    }
    return envelope.retracted() ? null : contradiction(session);
  }

  private static @Nullable Rejection contradiction(SessionAttendance session) {
    if (session.status() == AttendanceStatus.UNKNOWN) {
      return new Rejection(RejectionReason.MALFORMED, "status");
    }
    if (happened(session)
        && session.scheduledStartMillis() > session.envelope().eventTimeMillis() + EARLY_MILLIS) {
      return new Rejection(RejectionReason.WRONG_CLOCK, "scheduledStart");
    }
    Metric metric = MetricCatalog.find(METRIC).orElseThrow();
    Integer scheduled = session.scheduledMinutes();
    if (scheduled != null && (scheduled < 1 || !metric.plausible(scheduled))) {
      return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "scheduledMinutes");
    }
    if (!metric.plausible(session.minutes())) {
      return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "minutes");
    }
    boolean attended = session.status() == AttendanceStatus.ATTENDED;
    return attended == (session.minutes() == 0)
        ? new Rejection(RejectionReason.MALFORMED, "minutes")
        : null;
  }

  private static boolean happened(SessionAttendance session) {
    return session.status() == AttendanceStatus.ATTENDED
        || session.status() == AttendanceStatus.NO_SHOW;
  }
}
