package org.attune.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.intake.RejectionReason;
import org.attune.app.replay.TimedEvent;
import org.attune.app.replay.TrendIntake;
import org.attune.schemas.event.AttendanceStatus;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepKind;
import org.attune.schemas.event.SleepOrigin;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentChange;
import org.attune.schemas.event.TreatmentEvent;
import org.attune.schemas.event.UseReportMethod;
import org.attune.schemas.event.UseResult;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

/** What simulated patients tell of their nights, their sessions and their treatment. */
class SleepAndSessionsTest {
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");
  private static final Cohort COHORT =
      Cohort.generate(CohortSettings.of(7, 18, 56, END).withSampleEvery(Duration.ofHours(1)));
  private static final List<TimedEvent> EVENTS = events();

  private static List<TimedEvent> events() {
    List<TimedEvent> events = new ArrayList<>();
    COHORT
        .history()
        .forEachRemaining(
            event -> {
              if (List.of(Topic.SLEEP, Topic.SESSIONS, Topic.TREATMENT_EVENTS, Topic.SUBSTANCE_USE)
                  .contains(event.topic())) {
                events.add(event);
              }
            });
    return events;
  }

  @Test
  void theTrendJobUsesEveryOneThatIsNotLate() {
    TrendIntake intake = new TrendIntake();
    for (TimedEvent event : EVENTS) {
      RejectionReason reason = intake.rejection(event);
      assertThat(reason).isIn(null, RejectionReason.LATE);
      if (reason == RejectionReason.LATE) {
        assertThat(event.patientId()).isEqualTo(the(Archetype.LATE_SYNCER).patientId());
      }
    }
  }

  @Test
  void aNightIsMeasuredOnceAndOnlyWhileTheWatchIsWorn() {
    for (PatientTruth patient : COHORT.truth()) {
      List<SleepEpisode> nights = measured(patient);
      assertThat(nights).extracting(SleepAndSessionsTest::wakeDate).doesNotHaveDuplicates();
      assertThat(nights.isEmpty()).isEqualTo(!patient.wearable());
    }
    PatientTruth drawer = the(Archetype.WEARABLE_NOT_WORN);
    assertThat(measured(drawer))
        .extracting(SleepAndSessionsTest::wakeDate)
        .allMatch(date -> date.isBefore(changeDate(drawer)));
    // 4 in 100 nights the watch is forgotten: these have no episode, not an empty one.
    List<Integer> nights =
        COHORT.truth().stream()
            .filter(PatientTruth::wearable)
            .map(patient -> measured(patient).size())
            .toList();
    assertThat(nights).allMatch(count -> count <= 57).anyMatch(count -> count > 50 && count < 57);
  }

  @Test
  void theSleepOfALateSyncerComesDaysLate() {
    assertThat(measured(the(Archetype.LATE_SYNCER)))
        .anyMatch(night -> delay(night).toDays() > 14)
        .anyMatch(night -> delay(night).toDays() >= 2);
    assertThat(measured(the(Archetype.TRAVELLER))).allMatch(night -> delay(night).toMinutes() < 60);
  }

  @Test
  void aTravellerWakesUpByTheClockOfThePlace() {
    PatientTruth patient = the(Archetype.TRAVELLER);
    LocalDate away = changeDate(patient);
    for (SleepEpisode night : measured(patient)) {
      LocalDate date = wakeDate(night);
      int home = date.isBefore(LocalDate.parse("2026-03-08")) ? -480 : -420;
      boolean travelling = !date.isBefore(away) && date.isBefore(away.plusDays(10));
      assertThat(night.getZoneOffsetMinutes()).isEqualTo(travelling ? home + 180 : home);
    }
  }

  @Test
  void someKeepADiaryOfTheirSleepAndSomeOfThoseNap() {
    List<SleepEpisode> told =
        EVENTS.stream()
            .filter(event -> event.record() instanceof SleepEpisode)
            .map(event -> (SleepEpisode) event.record())
            .filter(sleep -> sleep.getOrigin() == SleepOrigin.SELF_REPORTED)
            .toList();

    assertThat(told).allMatch(sleep -> sleep.getDeviceId().isEmpty());
    assertThat(told.stream().map(SleepEpisode::getPatientId).distinct().count()).isBetween(3L, 14L);
    assertThat(told).extracting(SleepEpisode::getKind).contains(SleepKind.MAIN, SleepKind.NAP);
  }

  @Test
  void thereAreThreeSessionsAWeekForEverybody() {
    for (PatientTruth patient : COHORT.truth()) {
      List<SessionAttendance> sessions = sessions(patient);
      assertThat(sessions).hasSizeBetween(23, 25);
      assertThat(sessions)
          .extracting(session -> localDate(patient, session).getDayOfWeek())
          .containsOnly(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    }
  }

  @Test
  void aSteadyPatientComesAndOneWhoFallsSilentStopsComing() {
    assertThat(attended(sessions(the(Archetype.STEADY)))).isGreaterThan(0.75);
    PatientTruth silent = the(Archetype.FALLING_SILENT);
    LocalDate gone = changeDate(silent).plusDays(10);
    List<SessionAttendance> after =
        sessions(silent).stream()
            .filter(session -> !localDate(silent, session).isBefore(gone))
            .toList();
    assertThat(after).isNotEmpty();
    assertThat(attended(after)).isZero();
    assertThat(after).extracting(SessionAttendance::getStatus).contains(AttendanceStatus.NO_SHOW);
  }

  @Test
  void everybodyEntersTheProgramAndWhoeverReturnsToUseStoppedTheMedicationBefore() {
    for (PatientTruth patient : COHORT.truth()) {
      assertThat(changes(patient).get(0).getKind()).isEqualTo(TreatmentChange.LEVEL_OF_CARE);
    }
    PatientTruth returning = the(Archetype.RETURN_TO_USE);
    TreatmentEvent last = changes(returning).get(changes(returning).size() - 1);
    assertThat(last.getKind()).isEqualTo(TreatmentChange.MEDICATION_STOP);
    assertThat(LocalDate.ofInstant(last.getEffectiveAt(), ZoneId.of(returning.zoneId())))
        .isBefore(changeDate(returning));
    assertThat(
            COHORT.truth().stream()
                .filter(patient -> changes(patient).size() > 1)
                .map(PatientTruth::patientId))
        .hasSizeBetween(4, 17);
  }

  @Test
  void onlyPatientsOfSubstanceUseProgramsAreTestedAndTellOfUse() {
    for (PatientTruth patient : COHORT.truth()) {
      List<SubstanceUseReport> reports = of(patient, SubstanceUseReport.class);
      if (!patient.substanceUse()) {
        assertThat(reports).isEmpty();
      } else {
        assertThat(reports)
            .extracting(SubstanceUseReport::getMethod)
            .contains(UseReportMethod.PRESUMPTIVE_TEST, UseReportMethod.SELF_REPORT);
      }
    }
  }

  @Test
  void whoeverReturnsToUseIsFoundToHaveUsedAfterThatDayOnlyAndTheirMedicationIsExpected() {
    PatientTruth returning = the(Archetype.RETURN_TO_USE);
    List<SubstanceUseReport> positive =
        of(returning, SubstanceUseReport.class).stream()
            .filter(report -> report.getFinding() == UseResult.POSITIVE)
            .toList();
    List<SubstanceUseReport> unexpected =
        positive.stream().filter(report -> !Boolean.TRUE.equals(report.getPrescribed())).toList();

    assertThat(unexpected)
        .isNotEmpty()
        .allSatisfy(
            report ->
                assertThat(
                        LocalDate.ofInstant(report.getEventTime(), ZoneId.of(returning.zoneId())))
                    .isAfterOrEqualTo(changeDate(returning)));
    assertThat(positive)
        .filteredOn(report -> Boolean.TRUE.equals(report.getPrescribed()))
        .isNotEmpty()
        .allMatch(report -> report.getSubstance().equals("buprenorphine"));
  }

  private static PatientTruth the(Archetype archetype) {
    return COHORT.truth().stream()
        .filter(patient -> patient.archetype() == archetype)
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate changeDate(PatientTruth patient) {
    return Objects.requireNonNull(patient.changeDate());
  }

  private static List<SleepEpisode> measured(PatientTruth patient) {
    return of(patient, SleepEpisode.class).stream()
        .filter(sleep -> sleep.getOrigin() == SleepOrigin.MEASURED)
        .toList();
  }

  private static List<SessionAttendance> sessions(PatientTruth patient) {
    return of(patient, SessionAttendance.class);
  }

  private static List<TreatmentEvent> changes(PatientTruth patient) {
    return of(patient, TreatmentEvent.class);
  }

  private static <T> List<T> of(PatientTruth patient, Class<T> kind) {
    return EVENTS.stream()
        .filter(event -> event.patientId().equals(patient.patientId()))
        .map(TimedEvent::record)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static double attended(List<SessionAttendance> sessions) {
    return (double)
            sessions.stream()
                .filter(session -> session.getStatus() == AttendanceStatus.ATTENDED)
                .count()
        / sessions.size();
  }

  private static Duration delay(SleepEpisode night) {
    return Duration.between(night.getEnd(), night.getReceivedAt());
  }

  private static LocalDate wakeDate(SleepEpisode sleep) {
    return LocalDate.ofInstant(
        sleep.getEnd(), ZoneOffset.ofTotalSeconds(60 * sleep.getZoneOffsetMinutes()));
  }

  private static LocalDate localDate(PatientTruth patient, SessionAttendance session) {
    return LocalDate.ofInstant(session.getScheduledStart(), ZoneId.of(patient.zoneId()));
  }
}
