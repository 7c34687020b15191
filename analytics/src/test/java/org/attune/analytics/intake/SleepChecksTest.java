package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SleepKind;
import org.attune.analytics.event.SleepOrigin;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.ASleep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SleepChecksTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final ASleep NIGHT =
      PATIENT.slept("2026-03-02T23:00", "2026-03-03T07:00").asleep(432);

  @Test
  void aNightBelongsToTheLocalDateOfWakingUp() {
    Observation observation = fit(NIGHT);

    assertThat(dayOf(observation)).isEqualTo("2026-03-03");
    assertThat(valuesOf(observation))
        .containsOnly(
            entry("sleep-duration", 7.2),
            entry("sleep-efficiency", 90.0),
            entry("sleep-midpoint", 3.0));
    assertThat(observation.device()).isEqualTo("watch");
    assertThat(observation.deviceRank()).isEqualTo(1);
  }

  @Test
  void whatAPatientTellsGoesIntoSeriesOfItsOwn() {
    Observation observation = fit(NIGHT.reported());

    assertThat(valuesOf(observation))
        .containsOnlyKeys(
            "sleep-duration-reported", "sleep-efficiency-reported", "sleep-midpoint-reported");
    assertThat(observation.device()).isEmpty();
  }

  @Test
  void theNightTheClockGoesForwardIsAnHourShorterThanItLooks() {
    ASleep night = PATIENT.slept("2026-03-07T23:00", "2026-03-08T07:00").awake(0);

    assertThat(dayOf(fit(night))).isEqualTo("2026-03-08");
    // Seven real hours; their middle lies at 3:30 by the clock of the morning.
    assertThat(valuesOf(fit(night)))
        .containsEntry("sleep-duration", 7.0)
        .containsEntry("sleep-midpoint", 3.5);
  }

  @Test
  void theNightTheClockGoesBackIsAnHourLonger() {
    ASleep night = PATIENT.slept("2026-10-31T23:00", "2026-11-01T07:00").awake(0);

    assertThat(dayOf(fit(night))).isEqualTo("2026-11-01");
    assertThat(valuesOf(fit(night)))
        .containsEntry("sleep-duration", 9.0)
        .containsEntry("sleep-midpoint", 2.5);
  }

  @Test
  void aNightOnAnAeroplaneBelongsToTheDateWhereThePatientWakesUp() {
    // Asleep over the Atlantic from 22:00 in Chicago, awake six hours later: 10:00 in London.
    long start = PATIENT.at("2026-03-02T22:00").envelope().eventTimeMillis();
    APatient abroad = PATIENT.inZone("Europe/London");
    ASleep flight =
        abroad.slept("2026-03-03T04:00", "2026-03-03T10:00").startingAtMillis(start).awake(30);

    assertThat(dayOf(fit(flight))).isEqualTo("2026-03-03");
    assertThat(valuesOf(fit(flight)))
        .containsEntry("sleep-duration", 5.5)
        .containsEntry("sleep-midpoint", 7.0);
  }

  @Test
  void whoeverFliesWestMayWakeUpOnTheSameDateTwice() {
    // Tokyo, 23:00 on the 3rd, is 8:00 on the 3rd in Chicago.
    APatient tokyo = PATIENT.inZone("Asia/Tokyo");
    Observation first = fit(tokyo.slept("2026-03-02T23:00", "2026-03-03T06:00").awake(0));
    Observation second = fit(PATIENT.slept("2026-03-03T10:00", "2026-03-03T16:00").awake(0));

    assertThat(dayOf(first)).isEqualTo("2026-03-03");
    assertThat(dayOf(second)).isEqualTo("2026-03-03");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T23:00, 2026-03-03T07:00, 3",
    // Waking up on either side of midnight is an hour's difference, not a day's.
    "2026-03-02T16:00, 2026-03-02T23:30, -4.25",
    "2026-03-02T17:00, 2026-03-03T00:30, -3.25",
    "2026-03-03T08:00, 2026-03-03T16:00, 12",
    "2026-03-03T13:30, 2026-03-03T22:30, -6",
    "2026-03-03T13:30, 2026-03-03T22:28, 17.983333",
  })
  void theMidpointIsToldRoundMidnight(String from, String until, double hours) {
    assertThat(valuesOf(fit(PATIENT.slept(from, until)))).containsEntry("sleep-midpoint", hours);
  }

  @Test
  void aNapCountsOnTheDayItEndsByItsMinuteAndIsNoNight() {
    Observation observation =
        fit(PATIENT.slept("2026-03-02T23:40", "2026-03-03T00:25").nap().stages(20, 10, 5));

    assertThat(dayOf(observation)).isEqualTo("2026-03-03");
    assertThat(valuesOf(observation)).containsExactly(entry("nap-duration", 0.75));
    assertThat(observation.days().get(0).samples().get(0).slots()).containsExactly(25);
    assertThat(
            valuesOf(fit(PATIENT.slept("2026-03-02T14:00", "2026-03-02T15:00").nap().reported())))
        .containsExactly(entry("nap-duration-reported", 1.0));
  }

  @Test
  void sleepIsTheSumOfItsStagesWhereNothingElseIsTold() {
    assertThat(valuesOf(fit(night().stages(210, 80, 70).awake(50))))
        .containsEntry("sleep-duration", 6.0)
        .containsEntry("sleep-efficiency", 75.0);
    assertThat(valuesOf(fit(night().awake(60)))).containsEntry("sleep-duration", 7.0);
  }

  @Test
  void aDeviceThatTellsNoSleepGivesAMidpointAndNoDuration() {
    assertThat(valuesOf(fit(night()))).containsOnlyKeys("sleep-midpoint");
    assertThat(valuesOf(fit(night().stages(0, 0, 0)))).containsOnlyKeys("sleep-midpoint");
    assertThat(valuesOf(fit(night().reported()))).containsEntry("sleep-duration-reported", 8.0);
  }

  @Test
  void efficiencyIsTheShareOfTheTimeInBed() {
    ASleep later = NIGHT.event(event -> event.receivedAfter(Duration.ofHours(1)));
    assertThat(valuesOf(fit(later.inBed(60, 15))))
        .containsEntry("sleep-efficiency", 77.837838)
        .containsEntry("sleep-midpoint", 3.0);
    assertThat(valuesOf(fit(night().asleep(482)))).containsEntry("sleep-efficiency", 100.0);
  }

  @Test
  void anEpisodeThatContradictsItselfIsTurnedAwayWithTheFieldAtFault() {
    assertMalformed(NIGHT.kind(SleepKind.UNKNOWN), "kind");
    assertMalformed(NIGHT.origin(SleepOrigin.UNKNOWN), "origin");
    assertMalformed(NIGHT.device("", 0), "deviceId");
    assertMalformed(NIGHT.origin(SleepOrigin.SELF_REPORTED), "deviceId");
    assertMalformed(NIGHT.inBed(-1, 0), "inBedStart");
    assertMalformed(NIGHT.inBed(0, -1), "inBedEnd");
    assertMalformed(NIGHT.asleep(484), "asleepMinutes");
    assertMalformed(NIGHT.asleep(300).awake(190), "asleepMinutes");
    assertMalformed(NIGHT.asleep(300).stages(200, 100, 4), "asleepMinutes");
    assertMalformed(night().stages(300, 100, 50).awake(40), "awakeMinutes");
    long end = NIGHT.episode().endMillis();
    assertMalformed(night().startingAtMillis(end), "start");
    assertMalformed(night().startingAtMillis(Long.MAX_VALUE), "start");
  }

  @Test
  void theMomentOfAnEpisodeIsItsEndBecauseTheOffsetIsThatOfTheMoment() {
    SleepEpisode told = NIGHT.episode();
    SleepEpisode entered =
        new SleepEpisode(
            PATIENT.at("2026-03-03T09:00").envelope(),
            told.startMillis(),
            told.endMillis(),
            told.kind(),
            told.origin(),
            told.device(),
            told.deviceRank(),
            null,
            null,
            told.asleepMinutes(),
            null,
            null,
            null,
            null);

    assertThat(rejection(entered)).isEqualTo(new Rejection(RejectionReason.MALFORMED, "eventTime"));
  }

  @Test
  void implausibleLengthsAreTurnedAway() {
    assertImplausible(PATIENT.slept("2026-03-01T06:00", "2026-03-02T06:01"), "start");
    assertThat(fit(PATIENT.slept("2026-03-01T06:00", "2026-03-02T06:00"))).isNotNull();
    assertImplausible(PATIENT.slept("2026-03-02T06:00", "2026-03-02T18:01").nap(), "start");
    assertImplausible(night().startingAtMillis(Long.MIN_VALUE), "start");
    assertImplausible(NIGHT.inBed(16 * 60, 1), "inBedStart");
    assertImplausible(NIGHT.asleep(-1), "asleepMinutes");
    assertImplausible(NIGHT.awake(1441), "awakeMinutes");
    assertImplausible(night().stages(-1, 0, 0), "lightMinutes");
    assertImplausible(night().stages(0, Integer.MAX_VALUE, 0), "deepMinutes");
    assertImplausible(night().stages(0, 0, Integer.MIN_VALUE), "remMinutes");
  }

  @Test
  void aNightIsLateByItsEndAndAnImportNever() {
    ASleep late = NIGHT.event(event -> event.receivedAfter(Duration.ofDays(14).plusMillis(1)));

    assertThat(fit(NIGHT.event(event -> event.receivedAfter(Duration.ofDays(14))))).isNotNull();
    assertThat(rejection(late.episode()))
        .isEqualTo(new Rejection(RejectionReason.LATE, "eventTime"));
    assertThat(fit(late.event(event -> event.from(Source.IMPORT)))).isNotNull();
  }

  @Test
  void aNightThatHasNotEndedYetIsAWrongClock() {
    Rejection wrong = new Rejection(RejectionReason.WRONG_CLOCK, "eventTime");

    assertThat(
            rejection(NIGHT.event(event -> event.receivedAfter(Duration.ofMinutes(-11))).episode()))
        .isEqualTo(wrong);
    assertThat(rejection(NIGHT.inBed(0, 12).episode())).isEqualTo(wrong);
  }

  @Test
  void aRetractionNamesTheDayWhateverElseItSays() {
    Observation observation =
        fit(NIGHT.kind(SleepKind.UNKNOWN).asleep(-7).event(event -> event.retractedBy(1)));

    assertThat(dayOf(observation)).isEqualTo("2026-03-03");
    assertThat(valuesOf(observation)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void noTimeHoweverAbsurdIsMoreThanARejection(long millis) {
    SleepEpisode told = NIGHT.event(event -> event.from(Source.IMPORT)).episode();
    for (Long inBed : new Long[] {null, millis}) {
      SleepEpisode absurd =
          new SleepEpisode(
              told.envelope(),
              millis,
              millis,
              told.kind(),
              told.origin(),
              told.device(),
              told.deviceRank(),
              inBed,
              inBed,
              null,
              null,
              null,
              null,
              null);
      assertThat(rejection(absurd).reason())
          .isIn(RejectionReason.WRONG_CLOCK, RejectionReason.MALFORMED);
    }
  }

  private static ASleep night() {
    return PATIENT.slept("2026-03-02T23:00", "2026-03-03T07:00");
  }

  private static void assertMalformed(ASleep sleep, String field) {
    assertThat(rejection(sleep.episode()))
        .isEqualTo(new Rejection(RejectionReason.MALFORMED, field));
  }

  private static void assertImplausible(ASleep sleep, String field) {
    assertThat(rejection(sleep.episode()))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, field));
  }

  private static Checked check(SleepEpisode sleep) {
    return EventChecks.check(sleep, sleep.envelope().receivedAtMillis() + 1000);
  }

  private static Observation fit(ASleep sleep) {
    Checked checked = check(sleep.episode());
    assertThat(checked.rejection()).isNull();
    return Objects.requireNonNull(checked.observation());
  }

  private static Rejection rejection(SleepEpisode sleep) {
    Checked checked = check(sleep);
    assertThat(checked.observation()).isNull();
    return Objects.requireNonNull(checked.rejection());
  }

  private static String dayOf(Observation observation) {
    assertThat(observation.days()).hasSize(1);
    return LocalDate.ofEpochDay(observation.days().get(0).epochDay()).toString();
  }

  /** Metric → value in the metric's unit. */
  private static Map<String, Double> valuesOf(Observation observation) {
    Map<String, Double> values = new TreeMap<>();
    for (MetricSamples samples : observation.days().get(0).samples()) {
      assertThat(samples.values()).hasSize(1);
      values.put(samples.metric(), (double) samples.values()[0] / MetricSamples.SCALE);
    }
    return values;
  }
}
