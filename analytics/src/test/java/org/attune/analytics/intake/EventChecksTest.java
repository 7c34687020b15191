package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.fixture.APatient.rating;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.instrument.FormFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventChecksTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final AnEvent EVENT = PATIENT.at("2026-03-02T21:30");
  private static final int MARCH_2 = day("2026-03-02");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aCheckInBelongsToTheLocalDayOfItsOwnOffset() {
    // 21:30 in Chicago is the next day in UTC.
    Observation observation = fit(EVENT.checkIn(rating("mood", 6.5), rating("anxiety", 3)));

    assertThat(observation.days())
        .containsExactly(
            new DaySamples(MARCH_2, List.of(single("anxiety", 0, 3), single("mood", 0, 6.5))));
  }

  @Test
  void aMetricTheCatalogueDoesNotKnowIsTurnedAwayWithTheFieldAtFault() {
    assertThat(rejection(EVENT.checkIn(rating("mood", 5), rating("aura", 5))))
        .isEqualTo(new Rejection(RejectionReason.UNKNOWN_METRIC, "ratings[1]"));
  }

  @Test
  void aTotalIsNoRating() {
    assertThat(reason(EVENT.checkIn("phq-9-total", 12))).isEqualTo(RejectionReason.UNKNOWN_METRIC);
  }

  @Test
  void aUnitTheMetricIsNotMeasuredInIsTurnedAway() {
    BiometricBatch batch = EVENT.batch("heart-rate", "mm[Hg]", 1, MINUTE, 70);
    assertThat(rejection(batch)).isEqualTo(new Rejection(RejectionReason.UNKNOWN_UNIT, "unit"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 10.5, Double.NaN, Double.POSITIVE_INFINITY})
  void anImplausibleRatingIsTurnedAway(double value) {
    assertThat(rejection(EVENT.checkIn("mood", value)))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "ratings[0]"));
  }

  @Test
  void oneImplausibleSampleTurnsTheWholeBatchAway() {
    assertThat(reason(EVENT.batch("heart-rate", "/min", 1, MINUTE, 70, 900, 71)))
        .isEqualTo(RejectionReason.IMPLAUSIBLE_VALUE);
  }

  @Test
  void anImplausibleAnswerTurnsTheFormAwayWithItsItem() {
    assertThat(rejection(EVENT.assessment("phq-9", "001700000")))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "answers[4]"));
  }

  @Test
  void aCheckInThatSaysNothingIsMalformed() {
    assertThat(reason(EVENT.checkIn())).isEqualTo(RejectionReason.MALFORMED);
  }

  @Test
  void twoRatingsOfOneMetricInOneCheckInAreMalformed() {
    assertThat(reason(EVENT.checkIn(rating("mood", 4), rating("mood", 6))))
        .isEqualTo(RejectionReason.MALFORMED);
  }

  @Test
  void columnsOfUnequalLengthAreMalformed() {
    BiometricBatch batch = batch(EVENT, 60_000, new int[] {0, 1000}, new double[] {70});
    assertThat(rejection(batch)).isEqualTo(new Rejection(RejectionReason.MALFORMED, "values"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 60_000, 60_001})
  void aSampleOutsideItsBatchIsMalformed(int offset) {
    BiometricBatch batch = batch(EVENT, 60_000, new int[] {offset}, new double[] {70});
    assertThat(reason(batch)).isEqualTo(RejectionReason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 25 * 3_600_000L + 1})
  void aBatchThatEndsBeforeItStartsOrOutlastsADayIsMalformed(long length) {
    AnEvent event = EVENT.receivedAfter(Duration.ofDays(2));
    BiometricBatch batch = batch(event, length, new int[0], new double[0]);
    assertThat(rejection(batch)).isEqualTo(new Rejection(RejectionReason.MALFORMED, "intervalEnd"));
  }

  @Test
  void aBatchOfNoLengthHoldsOneInstant() {
    assertThat(fit(batch(EVENT, 0, new int[] {0}, new double[] {70})).days()).hasSize(1);
  }

  @Test
  void aNegativeRevisionIsMalformed() {
    assertThat(reason(EVENT.revision(-1).checkIn("mood", 5))).isEqualTo(RejectionReason.MALFORMED);
  }

  @Test
  void idsAreThereAndNoLongerThanTheContractSays() {
    assertThat(reason(PATIENT.named(" ").at("2026-03-02T08:00").checkIn("mood", 5)))
        .isEqualTo(RejectionReason.MISSING_PATIENT_ID);
    assertThat(reason(PATIENT.named("p".repeat(65)).at("2026-03-02T08:00").checkIn("mood", 5)))
        .isEqualTo(RejectionReason.MISSING_PATIENT_ID);
    assertThat(reason(EVENT.id("").checkIn("mood", 5))).isEqualTo(RejectionReason.MISSING_EVENT_ID);
    assertThat(reason(EVENT.id("e".repeat(129)).checkIn("mood", 5)))
        .isEqualTo(RejectionReason.MISSING_EVENT_ID);
    assertThat(fit(EVENT.id("e".repeat(128)).checkIn("mood", 5)).days()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {841, -841, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void anOffsetThatNoZoneHasIsTurnedAway(int minutes) {
    assertThat(reason(EVENT.zoneOffsetMinutes(minutes).checkIn("mood", 5)))
        .isEqualTo(RejectionReason.INVALID_ZONE_OFFSET);
  }

  @Test
  void anInstrumentThatIsNotScoredHereIsTurnedAway() {
    assertThat(rejection(EVENT.assessment("mood-ring", "0123")))
        .isEqualTo(new Rejection(RejectionReason.UNKNOWN_INSTRUMENT, "instrument"));
  }

  @Test
  void aFormWithTooManyBlanksIsTakenInWithoutATotal() {
    assertThat(fit(EVENT.assessment("phq-9", "1---1----")).days())
        .containsExactly(new DaySamples(MARCH_2, List.of()));
  }

  @Test
  void theTotalOfAFormIsItsOnlySample() {
    assertThat(fit(EVENT.assessment("gad-7", "1232100")).days())
        .containsExactly(new DaySamples(MARCH_2, List.of(single("gad-7-total", 0, 9))));
  }

  @Test
  void everyScoreOfAFormIsASampleOfItsOwn() {
    Map<Integer, Integer> answers = new HashMap<>();
    for (int item = 1; item <= 20; item++) {
      answers.put(item, 1);
    }
    assertThat(fit(EVENT.assessment("pcl-5", 7, answers, 20)).days())
        .containsExactly(
            new DaySamples(
                MARCH_2,
                List.of(
                    single("pcl-5-week-b", 0, 5),
                    single("pcl-5-week-c", 0, 2),
                    single("pcl-5-week-d", 0, 7),
                    single("pcl-5-week-e", 0, 6),
                    single("pcl-5-week-total", 0, 20))));
  }

  @Test
  void aSuicideScreenerIsTakenInAndGivesNoScore() {
    assertThat(fit(EVENT.assessment("c-ssrs-screener", "11000-0")).days())
        .containsExactly(new DaySamples(MARCH_2, List.of()));
  }

  @Test
  void aPrintedTotalThatTheAnswersDoNotMakeIsToldAndNotUsed() {
    Assessment form =
        EVENT.assessment("gad-7", 14, Map.of(1, 1, 2, 2, 3, 3, 4, 2, 5, 1, 6, 0, 7, 0), 10);
    assertThat(EventChecks.scored(form).orElseThrow().flags())
        .containsExactly(FormFlag.REPORTED_TOTAL_DIFFERS);
    assertThat(fit(form).days())
        .containsExactly(
            new DaySamples(
                MARCH_2,
                List.of(
                    single("gad-7-printed", 0, 10),
                    single("gad-7-printed-answers", 0, 9),
                    single("gad-7-total", 0, 9))));
    assertThat(EventChecks.scored(EVENT.assessment("mood-ring", "1"))).isEmpty();
  }

  @Test
  void aPrintedTotalThatTheAnswersMakeLeavesNoNote() {
    Assessment form =
        EVENT.assessment("gad-7", 14, Map.of(1, 1, 2, 2, 3, 3, 4, 2, 5, 1, 6, 0, 7, 0), 9);
    assertThat(fit(form).days())
        .containsExactly(new DaySamples(MARCH_2, List.of(single("gad-7-total", 0, 9))));
  }

  @Test
  void aPrintedTotalThatCannotBeCheckedIsNotedAlone() {
    Assessment form = EVENT.assessment("gad-7", 14, Map.of(1, 1, 2, 2), 14);
    assertThat(fit(form).days())
        .containsExactly(new DaySamples(MARCH_2, List.of(single("gad-7-printed", 0, 14))));
  }

  @Test
  void anEventAheadOfItsReceiptHasAWrongClock() {
    AnEvent ahead = EVENT.receivedAfter(Duration.ofMinutes(-11));
    assertThat(
            Objects.requireNonNull(
                EventChecks.check(ahead.checkIn("mood", 5), produced(EVENT.envelope()))
                    .rejection()))
        .isEqualTo(new Rejection(RejectionReason.WRONG_CLOCK, "eventTime"));
    assertThat(reason(EVENT.receivedAfter(Duration.ofMinutes(-9)).checkIn("mood", 5))).isNull();
  }

  @Test
  void aBatchThatReachesBeyondItsReceiptHasAWrongClock() {
    assertThat(reason(EVENT.batch("heart-rate", "/min", 1, Duration.ofMinutes(10), 70, 71)))
        .isEqualTo(RejectionReason.WRONG_CLOCK);
  }

  @Test
  void aReceiptAheadOfTheLogHasAWrongClock() {
    CheckIn checkIn = EVENT.checkIn("mood", 5);
    long producedAt = checkIn.envelope().receivedAtMillis() - Duration.ofMinutes(11).toMillis();
    assertThat(EventChecks.check(checkIn, producedAt).rejection())
        .isEqualTo(new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aClockThatWasNeverSetIsWrongWhoeverSentIt(long eventTimeMillis) {
    for (Source source : Source.values()) {
      AnEvent event = EVENT.happenedAtMillis(eventTimeMillis).from(source);
      assertThat(reason(event.checkIn("mood", 5))).isEqualTo(RejectionReason.WRONG_CLOCK);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -5, 0, Long.MAX_VALUE})
  void noIntervalHoweverAbsurdIsMoreThanARejection(long start) {
    for (long end : new long[] {Long.MIN_VALUE, -5, 0, Long.MAX_VALUE}) {
      BiometricBatch batch =
          new BiometricBatch(
              EVENT.from(Source.IMPORT).envelope(),
              "heart-rate",
              "/min",
              "watch",
              1,
              start,
              end,
              new int[] {0},
              new double[] {70});
      assertThat(reason(batch)).isIn(RejectionReason.WRONG_CLOCK, RejectionReason.MALFORMED);
    }
  }

  @Test
  void aBatchMustNameItsDeviceBecauseTwoDevicesAreNeverAdded() {
    for (String device : List.of("", "  ", "x".repeat(129))) {
      BiometricBatch batch =
          new BiometricBatch(
              EVENT.envelope(),
              "steps",
              "{steps}",
              device,
              1,
              EVENT.envelope().eventTimeMillis(),
              EVENT.envelope().eventTimeMillis() + 60_000,
              new int[] {0},
              new double[] {70});
      assertThat(reason(batch)).isEqualTo(RejectionReason.MALFORMED);
    }
  }

  @Test
  void anEventIsLateWhenReceivedMoreThanFourteenDaysAfterItHappened() {
    assertThat(reason(EVENT.receivedAfter(Duration.ofDays(14)).checkIn("mood", 5))).isNull();
    assertThat(reason(EVENT.receivedAfter(Duration.ofDays(14).plusMillis(1)).checkIn("mood", 5)))
        .isEqualTo(RejectionReason.LATE);
  }

  @Test
  void aBatchIsAsLateAsItsFirstSample() {
    AnEvent event = EVENT.receivedAfter(Duration.ofDays(14).minusMinutes(1));
    BiometricBatch batch =
        new BiometricBatch(
            event.envelope(),
            "heart-rate",
            "/min",
            "watch",
            1,
            event.envelope().eventTimeMillis() - 120_000,
            event.envelope().eventTimeMillis(),
            new int[] {0},
            new double[] {70});
    assertThat(reason(batch)).isEqualTo(RejectionReason.LATE);
  }

  @Test
  void latenessIsAPropertyOfTheRecordWheneverItIsRead() {
    CheckIn onTime = EVENT.checkIn("mood", 5);
    CheckIn late = EVENT.receivedAfter(Duration.ofDays(15)).checkIn("mood", 5);
    for (Duration later : List.of(Duration.ZERO, Duration.ofDays(15), Duration.ofDays(4000))) {
      long producedAt = late.envelope().receivedAtMillis() + later.toMillis();
      assertThat(EventChecks.check(onTime, producedAt).rejection()).isNull();
      assertThat(EventChecks.check(late, producedAt).rejection())
          .isEqualTo(new Rejection(RejectionReason.LATE, "eventTime"));
    }
  }

  @Test
  void anImportIsNeverLateAndAReplayIsJudgedLikeLiveData() {
    AnEvent old = EVENT.receivedAfter(Duration.ofDays(3000));
    assertThat(reason(old.from(Source.IMPORT).checkIn("mood", 5))).isNull();
    assertThat(reason(old.from(Source.REPLAY).checkIn("mood", 5))).isEqualTo(RejectionReason.LATE);
  }

  @Test
  void aBatchOverMidnightTellsOfBothDays() {
    AnEvent event = PATIENT.at("2026-03-02T23:59").receivedAfter(Duration.ofHours(1));

    Observation observation = fit(event.batch("heart-rate", "/min", 2, MINUTE, 70, 72));

    assertThat(observation.device()).isEqualTo("device-2");
    assertThat(observation.deviceRank()).isEqualTo(2);
    assertThat(observation.days())
        .containsExactly(
            new DaySamples(MARCH_2, List.of(single("heart-rate", 1439, 70))),
            new DaySamples(MARCH_2 + 1, List.of(single("heart-rate", 0, 72))));
  }

  @Test
  void aRetractedBatchStillNamesEveryDayItCovered() {
    AnEvent event =
        PATIENT.at("2026-03-02T23:59").receivedAfter(Duration.ofHours(1)).retractedBy(1);

    assertThat(fit(event.batch("heart-rate", "/min", 2, MINUTE, 70, 72)).days())
        .containsExactly(
            new DaySamples(MARCH_2, List.of()), new DaySamples(MARCH_2 + 1, List.of()));
  }

  @Test
  void samplesOfOneMinuteCountOnce() {
    AnEvent event = EVENT.receivedAfter(Duration.ofHours(1));
    Observation observation =
        fit(event.batch("heart-rate", "/min", 1, Duration.ofSeconds(20), 70, 74, 72, 80));

    assertThat(observation.days())
        .containsExactly(
            new DaySamples(
                MARCH_2,
                List.of(
                    MetricSamples.of(
                        "heart-rate",
                        new int[] {21 * 60 + 30, 21 * 60 + 31},
                        new long[] {74_000_000, 80_000_000}))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heart-rate",
        "sleep-duration",
        "resting-heart-rate-derived",
        "check-ins-given",
        "session-minutes"
      })
  void whatADeviceMeasuresOrAProgramRecordsIsNoRating(String metric) {
    assertThat(rejection(EVENT.checkIn(metric, 30)))
        .isEqualTo(new Rejection(RejectionReason.UNKNOWN_METRIC, "ratings[0]"));
  }

  @Test
  void aDiaryTellsOfTheNightInSeriesOfItsOwn() {
    assertThat(fit(EVENT.checkIn("sleep-duration-reported", 6.5)).days())
        .containsExactly(
            new DaySamples(MARCH_2, List.of(single("sleep-duration-reported", 0, 6.5))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mood",
        "sleep-duration-reported",
        "resting-heart-rate-derived",
        "check-ins-given",
        "session-minutes"
      })
  void whatNoDeviceMeasuresComesInNoBatch(String metric) {
    assertThat(rejection(EVENT.daily(metric, "", 1, 5)))
        .isEqualTo(new Rejection(RejectionReason.UNKNOWN_METRIC, "metric"));
  }

  @Test
  void aCheckInIsToldFromOtherEventsByItsRatings() {
    assertThat(CheckIns.given(fit(EVENT.checkIn("mood", 5)).days().get(0).samples())).isTrue();
    assertThat(CheckIns.given(fit(EVENT.item9(0)).days().get(0).samples())).isFalse();
    assertThat(CheckIns.given(fit(EVENT.daily("spo2", "%", 1, 97)).days().get(0).samples()))
        .isFalse();
    assertThat(CheckIns.given(List.of())).isFalse();
  }

  @Test
  void unitsAreConvertedToTheCataloguesOwn() {
    assertThat(fit(EVENT.daily("skin-temperature", "[degF]", 1, 95)).days())
        .containsExactly(new DaySamples(MARCH_2, List.of(single("skin-temperature", 0, 35))));
  }

  @Test
  void anUrgeInABatchIsTurnedAwayBecauseNoSafetyPolicyLooksThere() {
    assertThat(reason(EVENT.daily("urge-suicide", "{score}", 1, 5)))
        .isEqualTo(RejectionReason.UNKNOWN_METRIC);
    assertThat(reason(EVENT.daily("phq-9-total", "{score}", 1, 5)))
        .isEqualTo(RejectionReason.UNKNOWN_METRIC);
  }

  @Test
  void lateRecordsAreCountedApartFromTheQuarantine() {
    assertThat(Disposition.of(RejectionReason.LATE)).isEqualTo(Disposition.LATE);
    for (RejectionReason reason : RejectionReason.values()) {
      if (reason != RejectionReason.LATE) {
        assertThat(Disposition.of(reason)).isEqualTo(Disposition.QUARANTINED);
      }
    }
  }

  @Test
  void answersThatTheFormDoesNotScoreArePassedOver() {
    Assessment withDifficulty =
        EVENT.assessment(
            "phq-9", Map.of(1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1, 7, 1, 8, 1, 9, 0, 10, 3));
    assertThat(fit(withDifficulty).days())
        .containsExactly(new DaySamples(MARCH_2, List.of(single("phq-9-total", 0, 8))));
  }

  private static BiometricBatch batch(
      AnEvent event, long lengthMillis, int[] offsets, double[] values) {
    long start = event.envelope().eventTimeMillis();
    return new BiometricBatch(
        event.envelope(),
        "heart-rate",
        "/min",
        "watch",
        1,
        start,
        start + lengthMillis,
        offsets,
        values);
  }

  private static MetricSamples single(String metric, int slot, double value) {
    return MetricSamples.of(metric, new int[] {slot}, new long[] {MetricSamples.fixed(value)});
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static long produced(Envelope envelope) {
    return Math.max(envelope.receivedAtMillis(), envelope.eventTimeMillis()) + 1000;
  }

  private static Checked check(Record event) {
    if (event instanceof CheckIn checkIn) {
      return EventChecks.check(checkIn, produced(checkIn.envelope()));
    } else if (event instanceof Assessment assessment) {
      return EventChecks.check(assessment, produced(assessment.envelope()));
    }
    BiometricBatch batch = (BiometricBatch) event;
    return EventChecks.check(batch, produced(batch.envelope()));
  }

  private static Observation fit(Record event) {
    Checked checked = check(event);
    assertThat(checked.rejection()).isNull();
    return Objects.requireNonNull(checked.observation());
  }

  private static Rejection rejection(Record event) {
    Checked checked = check(event);
    assertThat(checked.observation()).isNull();
    return Objects.requireNonNull(checked.rejection());
  }

  private static @Nullable RejectionReason reason(Record event) {
    Rejection rejection = check(event).rejection();
    return rejection == null ? null : rejection.reason();
  }
}
