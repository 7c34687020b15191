package org.attune.app.simulate;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.AttendanceStatus;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SessionKind;

/**
 * The group sessions of one patient: three times three hours a week, the least of an intensive
 * outpatient program, held by the clock of the patient's home.
 */
final class Sessions {
  private static final Set<DayOfWeek> DAYS =
      Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
  private static final LocalTime START = LocalTime.of(12, 0);
  private static final int MINUTES = 180;
  private static final double EXCUSED_SHARE = 0.35;

  private final SimulatedPatient patient;
  private final Consumer<Statement> statements;
  private final SplittableRandom random;

  Sessions(SimulatedPatient patient, Consumer<Statement> statements) {
    this.patient = patient;
    this.statements = statements;
    this.random = patient.random("sessions");
  }

  /** The session of a day that has one, recorded by staff within an hour of its end. */
  void of(DayLevels day, List<TimedEvent> events) {
    double chance = random.nextDouble();
    double late = random.nextDouble();
    boolean excused = random.nextDouble() < EXCUSED_SHARE;
    long recordedAfterMinutes = random.nextLong(5, 60);
    if (!DAYS.contains(day.date().getDayOfWeek())) {
      return;
    }
    ZonedDateTime start = day.date().atTime(START).atZone(ZoneId.of(patient.persona().homeZone()));
    ZonedDateTime recorded =
        start.plusMinutes(MINUTES + recordedAfterMinutes).withZoneSameInstant(day.zone());
    AttendanceStatus status =
        chance < attendance(day)
            ? AttendanceStatus.ATTENDED
            : excused ? AttendanceStatus.EXCUSED : AttendanceStatus.NO_SHOW;
    int missedMinutes = late < 0.2 ? (int) (5 + 200 * late) : 0;
    String eventId = patient.eventId("session", day.date().toString());
    TimedEvent session =
        new Envelope(
                eventId,
                patient.truth().patientId(),
                recorded.toInstant(),
                recorded.toInstant().plus(20, ChronoUnit.SECONDS),
                PatientDays.offsetMinutes(recorded),
                Source.REPLAY,
                patient.confidentiality())
            .session(
                SessionAttendance.newBuilder()
                    .setKind(SessionKind.GROUP)
                    .setModality(modality())
                    .setScheduledStart(start.toInstant())
                    .setScheduledMinutes(MINUTES)
                    .setMinutes(status == AttendanceStatus.ATTENDED ? MINUTES - missedMinutes : 0)
                    .setStatus(status));
    events.add(session);
    if (status == AttendanceStatus.NO_SHOW) {
      statements.accept(Statement.of(session, eventId, Statement.Subject.MISSED_SESSION));
    }
  }

  /** Chance of coming, 0 to 1. */
  private double attendance(DayLevels day) {
    double usual = 0.97 - 0.2 * day.severity();
    Integer changeDay = patient.truth().changeDay();
    int since = changeDay == null ? -1 : day.studyDay() - changeDay;
    if (since < 0) {
      return usual;
    }
    return switch (patient.truth().archetype()) {
      case FALLING_SILENT -> since > 9 ? 0 : usual * Math.exp(-since / 4.0);
      case RETURN_TO_USE -> 0.6 * usual;
      case DETERIORATING -> 0.85 * usual;
      default -> usual;
    };
  }

  private String modality() {
    return switch (patient.truth().programId()) {
      case "trauma" -> "trauma-focused";
      case "substance-use" -> "cbt";
      default -> "dbt";
    };
  }
}
