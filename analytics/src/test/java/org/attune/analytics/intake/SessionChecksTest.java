package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SessionKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SessionChecksTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");

  /** Recorded at 12:10, after a session that began at 9:00. */
  private static final AnEvent RECORDED = PATIENT.at("2026-03-02T12:10");

  private static final String START = "2026-03-02T09:00";

  @Test
  void attendedMinutesCountOnTheDayOfTheSessionByItsMinute() {
    DaySamples day = day(session(PATIENT.at("2026-03-04T08:00"), START, 180, "ATTENDED"));

    assertThat(day.epochDay()).isEqualTo(LocalDate.parse("2026-03-02").toEpochDay());
    assertThat(day.samples()).hasSize(1);
    assertThat(day.samples().get(0).metric()).isEqualTo("session-minutes");
    assertThat(day.samples().get(0).slots()).containsExactly(9 * 60);
    assertThat(day.samples().get(0).values()).containsExactly(MetricSamples.fixed(180));
  }

  @Test
  void aNoShowIsAttendanceOfNoMinutes() {
    assertThat(day(session(RECORDED, START, 0, "NO_SHOW")).samples().get(0).values())
        .containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = AttendanceStatus.class,
      names = {"SCHEDULED", "EXCUSED", "CANCELLED_BY_PROGRAM"})
  void whatDidNotTakePlaceHasNoValueAndNamesItsDay(AttendanceStatus status) {
    DaySamples day = day(session(RECORDED, "2026-03-09T09:00", 0, status.name()));

    assertThat(day)
        .isEqualTo(new DaySamples((int) LocalDate.parse("2026-03-09").toEpochDay(), List.of()));
  }

  @Test
  void aRetractionNamesTheDayWhateverElseItSays() {
    assertThat(day(session(RECORDED.retractedBy(2), START, -5, "UNKNOWN")))
        .isEqualTo(new DaySamples((int) LocalDate.parse("2026-03-02").toEpochDay(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, 0, MALFORMED, status",
    "ATTENDED, 0, MALFORMED, minutes",
    "NO_SHOW, 5, MALFORMED, minutes",
    "SCHEDULED, 180, MALFORMED, minutes",
    "EXCUSED, 180, MALFORMED, minutes",
    "ATTENDED, 721, IMPLAUSIBLE_VALUE, minutes",
    "ATTENDED, -1, IMPLAUSIBLE_VALUE, minutes",
  })
  void contradictionsAreTurnedAwayWithTheFieldAtFault(
      String status, int minutes, RejectionReason reason, String field) {
    assertThat(rejection(session(RECORDED, START, minutes, status)))
        .isEqualTo(new Rejection(reason, field));
  }

  @ParameterizedTest
  @CsvSource({"0", "721", "-2147483648"})
  void anImplausibleScheduledLengthIsTurnedAway(int scheduledMinutes) {
    assertThat(rejection(session(RECORDED, START, 180, "ATTENDED", scheduledMinutes)))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "scheduledMinutes"));
  }

  @Test
  void nobodyHasAttendedWhatLiesAhead() {
    Rejection wrong = new Rejection(RejectionReason.WRONG_CLOCK, "scheduledStart");

    assertThat(rejection(session(RECORDED, "2026-03-02T13:11", 180, "ATTENDED"))).isEqualTo(wrong);
    assertThat(rejection(session(RECORDED, "2026-03-02T13:11", 0, "NO_SHOW"))).isEqualTo(wrong);
    assertThat(day(session(RECORDED, "2026-03-02T13:10", 180, "ATTENDED")).samples()).hasSize(1);
  }

  @Test
  void anAppointmentHalfAYearAheadIsAWrongYear() {
    assertThat(day(session(RECORDED, "2026-08-29T12:10", 0, "SCHEDULED")).samples()).isEmpty();
    assertThat(rejection(session(RECORDED, "2026-08-29T13:11", 0, "SCHEDULED")))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "scheduledStart"));
  }

  @Test
  void attendanceIsLateByTheDayOfTheSession() {
    AnEvent after = PATIENT.at("2026-03-16T11:00").receivedAfter(Duration.ofMinutes(1));

    assertThat(rejection(session(after, START, 180, "ATTENDED")))
        .isEqualTo(new Rejection(RejectionReason.LATE, "eventTime"));
    assertThat(day(session(after.from(Source.IMPORT), START, 180, "ATTENDED")).samples())
        .hasSize(1);
  }

  private static SessionAttendance session(
      AnEvent event, String startLocal, int minutes, String status) {
    return session(event, startLocal, minutes, status, null);
  }

  private static SessionAttendance session(
      AnEvent event,
      String startLocal,
      int minutes,
      String status,
      @Nullable Integer scheduledMinutes) {
    return new SessionAttendance(
        event.envelope(),
        SessionKind.GROUP,
        "dbt",
        PATIENT.at(startLocal).envelope().eventTimeMillis(),
        scheduledMinutes,
        minutes,
        AttendanceStatus.valueOf(status));
  }

  private static Checked check(SessionAttendance session) {
    return EventChecks.check(session, session.envelope().receivedAtMillis() + 1000);
  }

  private static DaySamples day(SessionAttendance session) {
    Checked checked = check(session);
    assertThat(checked.rejection()).isNull();
    Observation observation = Objects.requireNonNull(checked.observation());
    assertThat(observation.device()).isEmpty();
    assertThat(observation.days()).hasSize(1);
    return observation.days().get(0);
  }

  private static Rejection rejection(SessionAttendance session) {
    return Objects.requireNonNull(check(session).rejection());
  }
}
