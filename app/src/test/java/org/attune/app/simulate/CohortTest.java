package org.attune.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.attune.app.replay.EventChecks;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.ItemAnswer;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortTest {
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");
  private static final Cohort COHORT =
      Cohort.generate(CohortSettings.of(7, 12, 56, END).withSampleEvery(Duration.ofMinutes(20)));

  private static List<TimedEvent> events(Cohort cohort) {
    List<TimedEvent> events = new ArrayList<>();
    cohort.history().forEachRemaining(events::add);
    return events;
  }

  private static PatientTruth the(Archetype archetype) {
    return COHORT.truth().stream()
        .filter(patient -> patient.archetype() == archetype)
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate changeDate(PatientTruth patient) {
    LocalDate date = patient.changeDate();
    if (date == null) {
      throw new AssertionError("no change day");
    }
    return date;
  }

  private static List<TimedEvent> eventsOf(PatientTruth patient, Topic topic) {
    return events(COHORT).stream()
        .filter(event -> event.patientId().equals(patient.patientId()) && event.topic() == topic)
        .toList();
  }

  private static List<CheckIn> checkIns(PatientTruth patient) {
    return eventsOf(patient, Topic.CHECK_INS).stream().map(e -> (CheckIn) e.record()).toList();
  }

  private static List<BiometricBatch> batches(PatientTruth patient, String metric) {
    return eventsOf(patient, Topic.BIOMETRICS).stream()
        .map(e -> (BiometricBatch) e.record())
        .filter(batch -> batch.getMetric().equals(metric))
        .toList();
  }

  private static List<Assessment> phq9(PatientTruth patient) {
    return eventsOf(patient, Topic.ASSESSMENTS).stream()
        .map(e -> (Assessment) e.record())
        .filter(form -> form.getInstrument().equals("phq-9"))
        .toList();
  }

  private static LocalDate day(CheckIn checkIn) {
    return LocalDate.ofInstant(
        checkIn.getEventTime(), ZoneOffset.ofTotalSeconds(60 * checkIn.getZoneOffsetMinutes()));
  }

  private static double mean(PatientTruth patient, String metric, Predicate<LocalDate> days) {
    return checkIns(patient).stream()
        .filter(checkIn -> days.test(day(checkIn)))
        .flatMap(checkIn -> checkIn.getRatings().stream())
        .filter(rating -> rating.getMetric().equals(metric))
        .mapToDouble(rating -> rating.getValue())
        .average()
        .orElseThrow();
  }

  private static double before(PatientTruth patient, String metric) {
    return mean(patient, metric, changeDate(patient).minusDays(6)::isAfter);
  }

  private static double lastTwoWeeks(PatientTruth patient, String metric) {
    return mean(patient, metric, day -> day.isAfter(LocalDate.parse("2026-03-06")));
  }

  @Test
  void theSameSettingsMakeTheSameBytesAndAnotherSeedDoesNot() {
    CohortSettings settings = CohortSettings.of(3, 9, 6, END);
    List<TimedEvent> first = events(Cohort.generate(settings));
    assertThat(events(Cohort.generate(settings))).isEqualTo(first);
    assertThat(Cohort.generate(settings).truth()).isEqualTo(Cohort.generate(settings).truth());
    List<TimedEvent> other = events(Cohort.generate(CohortSettings.of(4, 9, 6, END)));
    assertThat(other).isNotEqualTo(first);
    assertThat(other.get(0).patientId()).isNotEqualTo(first.get(0).patientId());
  }

  @Test
  void everyEventIsPlausibleOnTheWireNamedOnceAndInReceiveOrderUpToTheEnd() {
    EventChecks.assertReceiveOrder(COHORT.history());
    Set<String> keys = new HashSet<>();
    for (Iterator<TimedEvent> history = COHORT.history(); history.hasNext(); ) {
      TimedEvent event = history.next();
      assertThat(event.receivedAtMillis()).isLessThan(END.toEpochMilli());
      assertThat(EventChecks.implausibleValues(event)).isZero();
      EventChecks.assertSurvivesTheWire(event);
      assertThat(keys.add(event.topic() + event.key())).isTrue();
      assertThat(event.record().get(event.record().getSchema().getField("source").pos()))
          .isEqualTo(Source.REPLAY);
    }
  }

  @Test
  void aPatientIsEnrolledBeforeAnythingElseAndNoEventHoldsAName() {
    Set<String> enrolled = new HashSet<>();
    for (TimedEvent event : events(COHORT)) {
      if (event.topic() == Topic.ENROLLMENTS) {
        enrolled.add(event.patientId());
      }
      assertThat(enrolled).contains(event.patientId());
      for (PatientTruth patient : COHORT.truth()) {
        assertThat(event.record().toString()).doesNotContain(patient.displayName());
      }
    }
    assertThat(enrolled).hasSize(12);
    assertThat(COHORT.truth()).extracting(PatientTruth::displayName).doesNotHaveDuplicates();
  }

  @Test
  void recordsOfSubstanceUseProgramsAreMarked() {
    for (PatientTruth patient : COHORT.truth()) {
      assertThat(checkIns(patient))
          .extracting(CheckIn::getConfidentiality)
          .containsOnly(
              patient.substanceUse() ? Confidentiality.PART2_SUD : Confidentiality.NORMAL);
    }
  }

  @Test
  void aSteadyPatientStaysWithinARatingPoint() {
    PatientTruth patient = the(Archetype.STEADY);
    double early = mean(patient, "mood", day -> day.isBefore(patient.firstDay().plusDays(28)));
    assertThat(lastTwoWeeks(patient, "mood")).isBetween(early - 1, early + 1);
  }

  @Test
  void anImprovingPatientScoresLowerAtTheEnd() {
    List<Assessment> forms = phq9(the(Archetype.IMPROVING));
    assertThat(total(forms.get(forms.size() - 1))).isLessThan(total(forms.get(0)) - 5);
  }

  @Test
  void aDeterioratingPatientWorsensAfterTheChangeDay() {
    PatientTruth patient = the(Archetype.DETERIORATING);
    assertThat(lastTwoWeeks(patient, "mood")).isLessThan(before(patient, "mood") - 1.5);
    assertThat(lastTwoWeeks(patient, "restlessness"))
        .isGreaterThan(before(patient, "restlessness") + 1.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 7, 11, 20})
  void everyDeterioratingPatientComesToEndorseItem9AndNotBefore(long seed) {
    List<PatientTruth> patients = new ArrayList<>();
    for (SimulatedPatient patient : manyOf(seed).patients()) {
      if (patient.truth().archetype() == Archetype.DETERIORATING) {
        patients.add(patient.truth());
        List<DayForm> forms = forms(patient);
        int changeDay = changeDay(patient.truth());
        assertThat(forms)
            .as("before the change day %d", changeDay)
            .filteredOn(form -> form.studyDay() < changeDay)
            .isNotEmpty()
            .allMatch(form -> form.item9() == 0);
        assertThat(forms)
            .as("in the last week of the history, change day %d", changeDay)
            .filteredOn(form -> form.studyDay() > 49)
            .isNotEmpty()
            .allMatch(form -> form.item9() >= 1);
      }
    }
    assertThat(patients).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 7, 11, 20})
  void steadyPatientsMostlyDenyItem9SoThatSafetyAlertsDoNotFlood(long seed) {
    List<DayForm> forms =
        manyOf(seed).patients().stream()
            .filter(patient -> patient.truth().archetype() == Archetype.STEADY)
            .flatMap(patient -> forms(patient).stream())
            .toList();
    assertThat(forms).hasSizeGreaterThan(60);
    assertThat(forms.stream().filter(form -> form.item9() > 0).count())
        .isLessThanOrEqualTo(forms.size() / 50);
  }

  @Test
  void aMissedFormIsAskedForAgainUntilItIsGiven() {
    List<Integer> gaps = new ArrayList<>();
    for (SimulatedPatient patient : manyOf(5).patients()) {
      if (patient.truth().archetype() == Archetype.STEADY) {
        List<DayForm> forms = forms(patient);
        for (int i = 1; i < forms.size(); i++) {
          gaps.add(forms.get(i).studyDay() - forms.get(i - 1).studyDay());
        }
      }
    }
    assertThat(gaps).allMatch(gap -> gap < 14 + 7).anyMatch(gap -> gap != 7 && gap != 14);
  }

  /** A PHQ-9 as it was filled in; a blank item 9 counts as 0. */
  private record DayForm(int studyDay, int item9) {}

  private static Cohort manyOf(long seed) {
    return Cohort.generate(
        CohortSettings.of(seed, 40, 56, END).withSampleEvery(Duration.ofHours(1)));
  }

  private static List<DayForm> forms(SimulatedPatient patient) {
    PatientDays days =
        new PatientDays(
            patient,
            CohortSettings.of(1, 1, 56, END).withSampleEvery(Duration.ofHours(1)),
            statement -> {});
    List<DayForm> forms = new ArrayList<>();
    for (int studyDay = 1; studyDay <= 56; studyDay++) {
      for (TimedEvent event : days.next()) {
        if (event.record() instanceof Assessment form && form.getInstrument().equals("phq-9")) {
          forms.add(new DayForm(studyDay, (int) value(form.getAnswers().get(8))));
        }
      }
    }
    return forms;
  }

  private static int changeDay(PatientTruth patient) {
    Integer day = patient.changeDay();
    if (day == null) {
      throw new AssertionError("no change day");
    }
    return day;
  }

  @Test
  void printedTotalsAreTheSumsOfTheItems() {
    for (PatientTruth patient : COHORT.truth()) {
      for (Assessment form : phq9(patient)) {
        assertThat(form.getAnswers()).hasSize(9);
        boolean complete = form.getAnswers().stream().allMatch(answer -> answer.getValue() != null);
        assertThat(form.getReportedTotal() != null).isEqualTo(complete);
        if (complete) {
          assertThat(form.getReportedTotal()).isEqualTo((int) total(form));
        }
      }
    }
  }

  @Test
  void cravingRisesBeforeAReturnToUse() {
    PatientTruth patient = the(Archetype.RETURN_TO_USE);
    assertThat(patient.substanceUse()).isTrue();
    assertThat(lastTwoWeeks(patient, "craving")).isGreaterThan(before(patient, "craving") + 2.5);
    assertThat(lastTwoWeeks(patient, "urge-use")).isGreaterThan(before(patient, "urge-use") + 1);
  }

  @Test
  void aPatientWhoFallsSilentSendsNothingTenDaysOn() {
    PatientTruth patient = the(Archetype.FALLING_SILENT);
    LocalDate silent = changeDate(patient).plusDays(10);
    assertThat(checkIns(patient)).isNotEmpty().allMatch(checkIn -> day(checkIn).isBefore(silent));
    assertThat(eventsOf(patient, Topic.BIOMETRICS))
        .allMatch(
            event ->
                event.receivedAtMillis()
                    < silent.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
  }

  @Test
  void aWearableInTheDrawerSendsNothingWhileCheckInsGoOn() {
    PatientTruth patient = the(Archetype.WEARABLE_NOT_WORN);
    Instant change = changeDate(patient).atTime(12, 0).toInstant(ZoneOffset.UTC);
    assertThat(batches(patient, "heart-rate"))
        .isNotEmpty()
        .allMatch(batch -> batch.getIntervalStart().isBefore(change));
    assertThat(checkIns(patient)).anyMatch(checkIn -> checkIn.getEventTime().isAfter(change));
  }

  @Test
  void aTravellerCrossesZonesAndComesBackAndNoMinuteIsMeasuredTwice() {
    PatientTruth patient = the(Archetype.TRAVELLER);
    LocalDate away = changeDate(patient);
    Predicate<CheckIn> travelling =
        checkIn -> !day(checkIn).isBefore(away) && day(checkIn).isBefore(away.plusDays(10));
    for (CheckIn checkIn : checkIns(patient)) {
      int home = day(checkIn).isBefore(LocalDate.parse("2026-03-08")) ? -480 : -420;
      assertThat(checkIn.getZoneOffsetMinutes())
          .isEqualTo(travelling.test(checkIn) ? home + 180 : home);
    }
    assertThat(checkIns(patient)).anyMatch(travelling);
    assertThat(batches(patient, "heart-rate"))
        .extracting(BiometricBatch::getIntervalStart)
        .doesNotHaveDuplicates();
  }

  @Test
  void aLateSyncersSamplesComeDaysLateAndOnceMoreThanTwoWeeksLate() {
    List<Duration> delays =
        batches(the(Archetype.LATE_SYNCER), "heart-rate").stream()
            .map(batch -> Duration.between(batch.getIntervalEnd(), batch.getReceivedAt()))
            .toList();
    assertThat(delays.stream().filter(delay -> delay.toHours() > 24).count())
        .isGreaterThan(delays.size() / 2);
    assertThat(delays).anyMatch(delay -> delay.toDays() > 14).allMatch(d -> !d.isNegative());
  }

  @Test
  void otherWearablesSyncWithinAnHour() {
    assertThat(batches(the(Archetype.TRAVELLER), "heart-rate"))
        .allMatch(
            batch ->
                Duration.between(batch.getIntervalEnd(), batch.getReceivedAt()).toMinutes() < 60);
  }

  @Test
  void aWrongPhoneClockRunsAheadAndLaterBehindWhileReceiptIsTrue() {
    List<Duration> errors =
        checkIns(the(Archetype.WRONG_PHONE_CLOCK)).stream()
            .map(checkIn -> Duration.between(checkIn.getReceivedAt(), checkIn.getEventTime()))
            .toList();
    assertThat(errors)
        .anyMatch(error -> error.toHours() >= 25)
        .anyMatch(error -> error.toHours() <= -49)
        .anyMatch(error -> error.abs().toMinutes() < 60);
  }

  @Test
  void dayMeansCarryOverFromDayToDay() {
    double product = 0;
    double square = 0;
    Cohort many =
        Cohort.generate(CohortSettings.of(11, 80, 60, END).withSampleEvery(Duration.ofHours(1)));
    for (SimulatedPatient patient : many.patients()) {
      if (patient.truth().archetype() == Archetype.STEADY) {
        Course course = patient.course();
        double mean = Feeling.MOOD.expected(patient.persona().severity());
        double last = course.next().level(Feeling.MOOD) - mean;
        for (int day = 2; day <= 60; day++) {
          double mood = course.next().level(Feeling.MOOD) - mean;
          product += mood * last;
          square += mood * mood;
          last = mood;
        }
      }
    }
    assertThat(product / square).isBetween(0.25, 0.55);
  }

  @Test
  void someCheckInsAreMissedButMostAreGiven() {
    PatientTruth patient = the(Archetype.STEADY);
    long evenings =
        checkIns(patient).stream()
            .filter(
                checkIn ->
                    checkIn.getRatings().stream()
                        .anyMatch(rating -> rating.getMetric().equals("urge-suicide")))
            .count();
    assertThat(evenings).isBetween(28L, 55L);
  }

  @Test
  void aMinuteBatchHoldsAnHourOfMinutesAndADaysStepsAddUpWhateverTheSampling() {
    Cohort fine = Cohort.generate(CohortSettings.of(7, 9, 3, END));
    Cohort coarse =
        Cohort.generate(CohortSettings.of(7, 9, 3, END).withSampleEvery(Duration.ofMinutes(20)));
    assertThat(steps(fine)).isEqualTo(steps(coarse)).isGreaterThan(10_000);
    assertThat(
            events(fine).stream()
                .filter(event -> event.record() instanceof BiometricBatch)
                .map(event -> (BiometricBatch) event.record())
                .filter(batch -> batch.getMetric().equals("heart-rate"))
                .mapToInt(batch -> batch.getValues().size())
                .max())
        .hasValue(60);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> CohortSettings.of(1, 0, 5, END))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("patients");
    assertThatThrownBy(() -> CohortSettings.of(1, 5, 0, END))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("days");
    assertThatThrownBy(
            () -> CohortSettings.of(1, 5, 5, END).withSampleEvery(Duration.ofSeconds(90)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minutes");
  }

  private static double steps(Cohort cohort) {
    return events(cohort).stream()
        .filter(event -> event.record() instanceof BiometricBatch)
        .map(event -> (BiometricBatch) event.record())
        .filter(batch -> batch.getMetric().equals("steps"))
        .flatMap(batch -> batch.getValues().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double total(Assessment form) {
    return form.getAnswers().stream().mapToDouble(CohortTest::value).sum();
  }

  private static double value(ItemAnswer answer) {
    Integer value = answer.getValue();
    return value == null ? 0 : value;
  }
}
