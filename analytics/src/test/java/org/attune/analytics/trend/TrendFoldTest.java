package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attune.analytics.fixture.APatient.rating;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PopulationNorms;
import org.attune.analytics.trend.change.PopulationStart;
import org.junit.jupiter.api.Test;

final class TrendFoldTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final AnEvent MORNING = PATIENT.at("2026-03-02T08:30");
  private static final AnEvent EVENING = PATIENT.at("2026-03-02T20:00");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MARCH_2 = day("2026-03-02");

  /** Fifteen days after midnight at UTC−12. */
  private static final long MARCH_2_FINAL = millis("2026-03-18T12:00:00Z");

  private static final Set<String> DERIVED =
      Set.of(
          "check-ins-given", "resting-heart-rate-derived", "sleep-variability", "ratings-together");

  private final TrendFold fold = new TrendFold(ChangeSettings.DEFAULT);
  private final InMemoryDayStore store = new InMemoryDayStore();

  @Test
  void aDayIsTheMeanOfItsRatings() {
    apply(MORNING.checkIn("mood", 4));
    apply(EVENING.checkIn("mood", 7));

    assertThat(publish())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.patientId()).isEqualTo(PATIENT.id());
              assertThat(point.metric()).isEqualTo("mood");
              assertThat(point.epochDay()).isEqualTo(MARCH_2);
              assertThat(point.value()).isEqualTo(5.5);
              assertThat(point.samples()).isEqualTo(2);
              assertThat(point.coverage()).isEqualTo(1);
              assertThat(point.valid()).isTrue();
              assertThat(point.status()).isEqualTo(ChartStatus.LEARNING);
              assertThat(point.baselineDays()).isEqualTo(1);
              assertThat(point.usual()).isNull();
              assertThat(point.reading()).isNull();
              assertThat(point.finality()).isEqualTo(Finality.PROVISIONAL);
              assertThat(point.live()).isTrue();
              assertThat(point.zoneOffsetMinutes()).isEqualTo(-360);
              assertThat(point.receivedAtMillis()).isEqualTo(EVENING.envelope().receivedAtMillis());
              assertThat(point.confidentiality()).isEqualTo(Confidentiality.NORMAL);
            });
  }

  @Test
  void pagesThatCannotBeThereAreNotLookedFor() {
    List<PageKey> looked = new ArrayList<>();
    DayStore watched = watched(looked);

    fold.apply(watched, checked(MORNING.checkIn("mood", 4)));
    fold.apply(watched, checked(MORNING.batch("heart-rate", "/min", 1, MINUTE, 60, 60)));
    assertThat(looked).isEmpty();

    fold.apply(watched, checked(EVENING.checkIn("mood", 7)));
    fold.apply(watched, checked(EVENING.batch("heart-rate", "/min", 1, MINUTE, 60, 60)));
    assertThat(looked)
        .extracting(PageKey::epochDay, PageKey::series)
        .containsExactly(tuple(MARCH_2, ""), tuple(MARCH_2, "heart-rate"));
  }

  /** The store, with the pages that are asked for. */
  private DayStore watched(List<PageKey> looked) {
    return (DayStore)
        Proxy.newProxyInstance(
            DayStore.class.getClassLoader(),
            new Class<?>[] {DayStore.class},
            (proxy, method, arguments) -> {
              if (method.getReturnType().equals(DayPage.class)) {
                looked.add((PageKey) arguments[0]);
              }
              return method.invoke(store, arguments);
            });
  }

  @Test
  void aDayIsFinalFifteenDaysAfterItHasEndedEverywhere() {
    apply(MORNING.checkIn("mood", 4));
    publish();

    assertThat(fold.nextFinalMillis(store)).hasValue(MARCH_2_FINAL);
    assertThat(advance(MARCH_2_FINAL - 1)).isEmpty();
    assertThat(advance(MARCH_2_FINAL))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.finality()).isEqualTo(Finality.FINAL);
              assertThat(point.value()).isEqualTo(4);
            });
    assertThat(store.size()).isZero();
    assertThat(fold.nextFinalMillis(store)).isEmpty();
  }

  @Test
  void otherDataNeverMakeADayFinal() {
    apply(MORNING.checkIn("mood", 4));
    apply(PATIENT.at("2026-09-01T08:30").checkIn("mood", 9));

    assertThat(publish()).hasSize(2).allMatch(point -> point.finality() == Finality.PROVISIONAL);
    assertThat(store.size()).isEqualTo(2);
    assertThat(fold.apply(store, checked(EVENING.checkIn("mood", 6))).changed()).isTrue();
  }

  @Test
  void whatWasStillToBePublishedWhenItsDayBecomesFinalIsToldOnceAsFinal() {
    apply(MORNING.checkIn("mood", 4));
    apply(PATIENT.at("2026-03-03T08:30").checkIn("mood", 6));

    assertThat(advance(MARCH_2_FINAL))
        .filteredOn(point -> point.metric().equals("mood"))
        .extracting(TrendPoint::value, TrendPoint::finality)
        .containsExactly(tuple(4.0, Finality.FINAL), tuple(6.0, Finality.PROVISIONAL));
  }

  @Test
  void aFinalDayTakesNothingMoreInOfItsMetrics() {
    apply(MORNING.checkIn("mood", 4));
    advance(MARCH_2_FINAL);

    AnEvent imported = EVENING.receivedAfter(Duration.ofDays(40)).from(Source.IMPORT);
    assertThat(rejected(imported.checkIn("mood", 9))).isEqualTo(RejectionReason.BEFORE_FINAL);
    assertThat(rejected(imported.checkIn(rating("anxiety", 2), rating("mood", 9))))
        .isEqualTo(RejectionReason.BEFORE_FINAL);
    assertThat(publish()).isEmpty();
  }

  @Test
  void anImportOfAMetricThatWasNotThereYetIsWelcomeOnAFinalDay() {
    apply(MORNING.checkIn("mood", 4));
    advance(MARCH_2_FINAL);

    AnEvent imported = EVENING.receivedAfter(Duration.ofDays(40)).from(Source.IMPORT);
    apply(imported.checkIn("anxiety", 2));

    assertThat(publish()).singleElement().matches(point -> point.metric().equals("anxiety"));
    assertThat(advance(Long.MAX_VALUE))
        .singleElement()
        .matches(point -> point.finality() == Finality.FINAL);
  }

  @Test
  void anImportKeepsADayOpenForADayAfterTheLastOne() {
    AnEvent imported = MORNING.receivedAfter(Duration.ofDays(100)).from(Source.IMPORT);
    long first = imported.envelope().receivedAtMillis();
    long dayMillis = Duration.ofDays(1).toMillis();
    apply(imported.checkIn("mood", 4));
    assertThat(fold.nextFinalMillis(store)).hasValue(first + dayMillis);

    long second = first + dayMillis / 2;
    apply(EVENING.receivedAtMillis(second).from(Source.IMPORT).checkIn("mood", 6));

    publish();
    assertThat(advance(second + dayMillis - 1)).isEmpty();
    assertThat(advance(second + dayMillis))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.finality()).isEqualTo(Finality.FINAL);
              assertThat(point.value()).isEqualTo(5);
              assertThat(point.live()).isFalse();
            });
  }

  @Test
  void anImportOfAFreshDayDoesNotMakeItFinalEarlier() {
    apply(MORNING.from(Source.IMPORT).checkIn("mood", 4));

    assertThat(fold.nextFinalMillis(store)).hasValue(MARCH_2_FINAL);
  }

  @Test
  void aDayWaitsForTheDaysBeforeIt() {
    apply(MORNING.checkIn("mood", 4));
    AnEvent older = PATIENT.at("2026-02-20T08:30").from(Source.IMPORT);
    apply(older.receivedAt(Instant.ofEpochMilli(MARCH_2_FINAL - 1000)).checkIn("mood", 8));

    publish();
    assertThat(advance(MARCH_2_FINAL)).isEmpty();
    assertThat(advance(MARCH_2_FINAL + Duration.ofDays(1).toMillis()))
        .filteredOn(point -> point.finality() == Finality.FINAL)
        .extracting(TrendPoint::epochDay)
        .containsExactly(day("2026-02-20"), MARCH_2);
  }

  @Test
  void aDayWhoseObservationsWereAllWithdrawnIsPublishedWithoutSamples() {
    AnEvent secret = MORNING.under(Confidentiality.PART2_SUD);
    apply(secret.checkIn("mood", 4));
    publish();
    apply(secret.retractedBy(1).checkIn());

    assertThat(publish())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.samples()).isZero();
              assertThat(point.valid()).isFalse();
              assertThat(point.live()).isFalse();
              assertThat(point.status()).isEqualTo(ChartStatus.INSUFFICIENT_DATA);
              assertThat(point.baselineDays()).isZero();
              assertThat(point.confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
            });
    assertThat(advance(MARCH_2_FINAL))
        .singleElement()
        .matches(point -> point.samples() == 0 && point.finality() == Finality.FINAL);
  }

  @Test
  void aWithdrawnDayOfAnOrdinaryPatientStaysOrdinary() {
    apply(MORNING.checkIn("mood", 4));
    publish();
    apply(MORNING.retractedBy(1).checkIn());

    assertThat(publish())
        .singleElement()
        .matches(point -> point.confidentiality() == Confidentiality.NORMAL);
  }

  @Test
  void aWithdrawalThatComesFirstKeepsTheEventOut() {
    apply(MORNING.retractedBy(1).checkIn());
    assertThat(fold.apply(store, checked(MORNING.checkIn("mood", 4))).changed()).isFalse();
    assertThat(publish()).isEmpty();
  }

  @Test
  void aCorrectionWithoutAMetricWithdrawsIt() {
    apply(MORNING.checkIn(rating("mood", 4), rating("anxiety", 5)));
    publish();
    apply(MORNING.revision(1).checkIn("mood", 4));

    assertThat(publish())
        .filteredOn(point -> point.metric().equals("anxiety"))
        .singleElement()
        .matches(point -> point.samples() == 0);
  }

  @Test
  void pointsThatDidNotChangeAreNotSentAgain() {
    apply(MORNING.checkIn(rating("mood", 4), rating("anxiety", 5)));
    assertThat(publish()).hasSize(2);
    assertThat(publish()).isEmpty();

    assertThat(fold.apply(store, checked(MORNING.checkIn(rating("mood", 4), rating("anxiety", 5)))))
        .isEqualTo(new TrendFold.Outcome(false, false, null));
    assertThat(publish()).isEmpty();

    apply(EVENING.checkIn("mood", 6));
    assertThat(publish()).singleElement().matches(point -> point.metric().equals("mood"));
  }

  @Test
  void aChangeThatIsTakenBackBeforePublishingIsNotSent() {
    apply(MORNING.checkIn("mood", 4));
    publish();
    apply(EVENING.checkIn("mood", 6));
    apply(EVENING.retractedBy(1).checkIn());

    assertThat(publish()).isEmpty();
  }

  @Test
  void aCorrectionSendsItsDayAndEveryLaterPointWhoseFiguresItChanges() {
    for (int day = 0; day < 20; day++) {
      // Anxiety is given too, and must not be sent again.
      apply(onDay(day).checkIn(rating("mood", 5 + day % 3), rating("anxiety", 4)));
    }
    publish();

    apply(onDay(16).revision(1).checkIn(rating("mood", 0), rating("anxiety", 4)));

    List<TrendPoint> sent = publish();
    assertThat(sent)
        .filteredOn(point -> point.metric().equals("mood"))
        .extracting(TrendPoint::epochDay)
        .containsExactly(MARCH_2 + 16, MARCH_2 + 17, MARCH_2 + 18, MARCH_2 + 19);
    assertThat(sent)
        .filteredOn(point -> point.metric().equals("anxiety"))
        .extracting(TrendPoint::epochDay)
        .isSubsetOf(MARCH_2 + 16);
  }

  @Test
  void aCorrectionInsideTheBaselineMovesTheWholeChart() {
    for (int day = 0; day < 18; day++) {
      apply(onDay(day).checkIn("mood", 5 + day % 3));
    }
    publish();

    apply(onDay(3).revision(1).checkIn("mood", 0));

    // Days that gather the baseline show its median and their slopes, and those change too.
    assertThat(publish())
        .extracting(TrendPoint::epochDay)
        .contains(MARCH_2 + 3, MARCH_2 + 14, MARCH_2 + 15, MARCH_2 + 16, MARCH_2 + 17)
        .allMatch(day -> day >= MARCH_2 + 3);
  }

  @Test
  void theRevisionOfAPointGrowsWithEveryInput() {
    apply(MORNING.checkIn("mood", 4));
    long first = only(publish()).revision();
    apply(EVENING.checkIn("mood", 6));
    long second = only(publish()).revision();
    apply(EVENING.revision(1).checkIn("mood", 7));
    long third = only(publish()).revision();
    long last = only(advance(MARCH_2_FINAL)).revision();

    assertThat(List.of(first, second, third, last)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aCorrectionCannotMoveAnEventToAnotherDay() {
    apply(MORNING.checkIn("mood", 4));

    AnEvent moved = PATIENT.at("2026-03-03T08:30").id(MORNING.envelope().eventId()).revision(1);
    assertThat(rejected(moved.checkIn("mood", 4))).isEqualTo(RejectionReason.MOVED_DAY);
    assertThat(publish()).singleElement().matches(point -> point.epochDay() == MARCH_2);
  }

  @Test
  void aBatchOverMidnightCanBeCorrectedOnBothDays() {
    AnEvent night = PATIENT.at("2026-03-02T23:59").receivedAfter(Duration.ofHours(1));
    apply(night.batch("heart-rate", "/min", 1, Duration.ofMinutes(1), 70, 72));
    publish();

    apply(night.revision(1).batch("heart-rate", "/min", 1, Duration.ofMinutes(1), 60, 62));

    assertThat(publish()).extracting(TrendPoint::value).containsExactly(60.0, 62.0);
  }

  @Test
  void ofTwoDevicesTheOneThatObservedMoreOfTheDayCountsAlone() {
    AnEvent watch = MORNING.id("watch").receivedAfter(Duration.ofHours(1));
    AnEvent ring = MORNING.id("ring").receivedAfter(Duration.ofHours(2));
    Duration minute = Duration.ofMinutes(1);
    apply(ring.batch("steps", "{steps}", 2, minute, 60, 60));
    apply(watch.batch("steps", "{steps}", 1, minute, 50, 50, 50));
    assertThat(only(publish()))
        .matches(point -> point.samples() == 3 && point.value() == 150.0, "the watch's own sum");

    apply(ring.id("ring-later").batch("steps", "{steps}", 2, minute, 60, 60, 60, 60));
    assertThat(only(publish()))
        .matches(point -> point.samples() == 4 && point.value() == 240.0, "now the ring's");
  }

  @Test
  void ofTwoDevicesThatObservedAsMuchThePreferredOneCounts() {
    Duration minute = Duration.ofMinutes(1);
    apply(MORNING.id("ring").batch("heart-rate", "/min", 2, minute, 60, 60));
    apply(MORNING.id("watch").batch("heart-rate", "/min", 1, minute, 90, 90));

    assertThat(only(publish()).value()).isEqualTo(60);
  }

  @Test
  void minutesThatOverlappingBatchesRepeatCountOnce() {
    Duration minute = Duration.ofMinutes(1);
    apply(MORNING.id("first").batch("steps", "{steps}", 1, minute, 10, 20, 30));
    apply(MORNING.id("second").batch("steps", "{steps}", 1, minute, 10, 20, 30, 40));

    assertThat(only(publish())).matches(point -> point.samples() == 4 && point.value() == 100.0);
  }

  @Test
  void stepsOfADayAreSummed() {
    AnEvent walk = MORNING.receivedAfter(Duration.ofHours(1));
    apply(walk.batch("steps", "{steps}", 1, Duration.ofMinutes(1), 100, 110, 90));

    assertThat(only(publish()).value()).isEqualTo(300);
  }

  @Test
  void aDayWithTooLittleWearIsShownButNotCharted() {
    AnEvent event = PATIENT.at("2026-03-02T00:00").receivedAfter(Duration.ofDays(1));
    apply(wear(event, 575));
    assertThat(only(publish()))
        .matches(point -> point.status() == ChartStatus.INSUFFICIENT_DATA && !point.valid())
        .matches(point -> point.baselineDays() == 0 && point.coverage() == 575 / 1440.0);

    apply(wear(event.revision(1), 576));
    assertThat(only(publish()))
        .matches(point -> point.status() == ChartStatus.LEARNING && point.valid())
        .matches(point -> point.baselineDays() == 1);
  }

  @Test
  void theDayTheClockGoesForwardIsCutAtItsOwnMidnights() {
    // 8 March 2026: 23 hours in Chicago, −06:00 until 02:00 and −05:00 from then on.
    AnEvent before = PATIENT.at("2026-03-08T01:59");
    AnEvent after = PATIENT.at("2026-03-08T03:00");
    assertThat(after.envelope().eventTimeMillis() - before.envelope().eventTimeMillis())
        .isEqualTo(60_000);
    apply(before.checkIn("mood", 3));
    apply(after.checkIn("mood", 4));
    apply(PATIENT.at("2026-03-08T00:00").checkIn("mood", 5));
    apply(PATIENT.at("2026-03-08T23:59").checkIn("mood", 8));
    apply(PATIENT.at("2026-03-07T23:59").checkIn("mood", 1));
    apply(PATIENT.at("2026-03-09T00:00").checkIn("mood", 1));

    assertThat(publish())
        .filteredOn(point -> point.epochDay() == day("2026-03-08"))
        .singleElement()
        .matches(point -> point.samples() == 4 && point.value() == 5.0)
        .matches(point -> point.zoneOffsetMinutes() == -300);
  }

  @Test
  void theHourThatComesTwiceSharesItsSlots() {
    // 1 November 2026: the clock in Chicago goes back from 02:00 to 01:00.
    Instant first = Instant.parse("2026-11-01T06:30:00Z");
    AnEvent daylight = PATIENT.at(first).receivedAfter(Duration.ofHours(3));
    AnEvent standard = PATIENT.at(first.plusSeconds(3600)).receivedAfter(Duration.ofHours(3));
    apply(daylight.batch("heart-rate", "/min", 1, Duration.ofMinutes(1), 60, 60));
    apply(standard.batch("heart-rate", "/min", 1, Duration.ofMinutes(1), 80, 80));

    assertThat(only(publish()))
        .matches(point -> point.epochDay() == day("2026-11-01"))
        .matches(point -> point.samples() == 2 && point.value() == 80.0);
  }

  @Test
  void aDayInheritsTheStrictestRulesOfWhatItRestsOn() {
    apply(MORNING.checkIn("mood", 4));
    apply(EVENING.under(Confidentiality.PART2_SUD).checkIn("mood", 6));

    assertThat(only(publish()).confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
  }

  @Test
  void oneLiveObservationMakesADayLive() {
    apply(MORNING.from(Source.REPLAY).checkIn("mood", 4));
    assertThat(only(publish()).live()).isFalse();

    apply(EVENING.checkIn("mood", 4));
    assertThat(only(publish()).live()).isTrue();
  }

  @Test
  void totalsAreShownAndNeverCharted() {
    apply(checked(EventChecks.check(MORNING.assessment("phq-9", "111111110"), Long.MAX_VALUE / 2)));

    assertThat(only(publish()))
        .matches(point -> point.metric().equals("phq-9-total") && point.value() == 8)
        .matches(point -> point.status() == ChartStatus.SPARSE && point.reading() == null);
  }

  @Test
  void aSuddenFallOfMoodLeavesTheUsualRange() {
    List<TrendPoint> points = new ArrayList<>();
    for (int day = 0; day < 24; day++) {
      apply(onDay(day).checkIn("mood", day < 16 ? 6 + day % 2 : 1));
      points.addAll(publish());
    }

    assertThat(points)
        .extracting(TrendPoint::status)
        .startsWith(ChartStatus.LEARNING)
        .endsWith(ChartStatus.ADVERSE)
        .contains(ChartStatus.IN_RANGE);
  }

  @Test
  void checkInsThatStandAreCounted() {
    apply(MORNING.checkIn("mood", 4));
    apply(EVENING.checkIn(rating("mood", 6), rating("anxiety", 2)));
    assertThat(only(derived("check-ins-given")).value()).isEqualTo(2);

    apply(EVENING.retractedBy(1).checkIn());
    assertThat(only(derived("check-ins-given")).value()).isEqualTo(1);
  }

  @Test
  void aNightOfMinutesGivesARestingHeartRate() {
    AnEvent event = PATIENT.at("2026-03-02T00:00").receivedAfter(Duration.ofDays(1));
    apply(wear(event, 300));

    assertThat(only(derived("resting-heart-rate-derived")))
        .matches(point -> point.value() == 70.0 && point.status() == ChartStatus.LEARNING);
  }

  @Test
  void ratingsThatMoveTogetherAreChartedTogether() {
    for (int day = 0; day < 24; day++) {
      int worse = day < 16 ? day % 3 : 4;
      apply(
          onDay(day)
              .checkIn(
                  rating("mood", 7 - worse),
                  rating("anxiety", 3 + worse),
                  rating("stress", 3 + worse)));
    }

    List<TrendPoint> together = derived("ratings-together");
    assertThat(together).extracting(TrendPoint::epochDay).first().isEqualTo(MARCH_2 + 13);
    assertThat(together)
        .as("a limit on the worse side alone")
        .allSatisfy(
            point -> {
              ChartReading reading = Objects.requireNonNull(point.reading());
              assertThat(reading.lowerLimit()).isNull();
              assertThat(reading.upperLimit())
                  .isGreaterThan(Objects.requireNonNull(point.usual()).mean());
            });
    assertThat(together)
        .extracting(TrendPoint::status)
        .startsWith(ChartStatus.IN_RANGE)
        .endsWith(ChartStatus.ADVERSE);
    assertThat(fold.advance(store, PATIENT.id(), Long.MAX_VALUE))
        .filteredOn(point -> point.metric().equals("ratings-together"))
        .extracting(TrendPoint::value)
        .containsExactlyElementsOf(together.stream().map(TrendPoint::value).toList());
  }

  @Test
  void aNewLevelOfCareStartsANewBaselineAndKeepsTheAdmissionOneInView() {
    for (int day = 0; day < 16; day++) {
      apply(onDay(day).checkIn("mood", 6 + day % 2));
    }
    apply(treatment(16, "LEVEL_OF_CARE"));
    apply(treatment(17, "MEDICATION_DOSE"));
    for (int day = 16; day < 32; day++) {
      apply(onDay(day).checkIn("mood", 2 + day % 2));
    }

    List<TrendPoint> points = publish();
    List<TrendPoint> mood = points.stream().filter(one -> one.metric().equals("mood")).toList();
    assertThat(mood.subList(16, 30))
        .allSatisfy(one -> assertThat(one.status()).isEqualTo(ChartStatus.LEARNING));
    assertThat(mood.get(31))
        .satisfies(
            one -> {
              assertThat(one.status()).isEqualTo(ChartStatus.IN_RANGE);
              assertThat(Objects.requireNonNull(one.usual()).mean()).isEqualTo(2.5);
              assertThat(Objects.requireNonNull(one.context()).admissionMean()).isEqualTo(6.5);
            });
    assertThat(points)
        .filteredOn(one -> one.metric().endsWith("-change"))
        .extracting(TrendPoint::metric, TrendPoint::epochDay, TrendPoint::value)
        .containsExactlyInAnyOrder(
            tuple("level-of-care-change", MARCH_2 + 16, 1.0),
            tuple("medication-change", MARCH_2 + 17, 1.0));
    assertThat(advance(Long.MAX_VALUE))
        .filteredOn(one -> one.metric().equals("mood"))
        .extracting(TrendPoint::status)
        .containsExactlyElementsOf(mood.stream().map(TrendPoint::status).toList());
  }

  @Test
  void aLearningMetricShowsWhatIsUsualForAdultsUntilItsOwnBaselineIsComplete() {
    PopulationStart start = PopulationNorms.start("resting-heart-rate");
    for (int day = 0; day < 15; day++) {
      apply(onDay(day).daily("resting-heart-rate", "/min", 1, 90 + day % 2));
    }

    List<TrendPoint> points = publish();
    List<UsualRange> usual =
        points.stream().map(point -> Objects.requireNonNull(point.usual())).toList();
    assertThat(points.subList(0, 14))
        .allSatisfy(
            point -> {
              assertThat(point.status()).isEqualTo(ChartStatus.LEARNING);
              assertThat(point.reading()).isNull();
            });
    assertThat(points.subList(0, 13))
        .allSatisfy(point -> assertThat(Objects.requireNonNull(point.context()).worse()).isNull());
    assertThat(usual.get(0).mean()).isBetween(start.mean(), 70.0);
    assertThat(usual.get(0).sd()).isEqualTo(start.sd());
    assertThat(usual.subList(0, 14))
        .as("from adults towards the patient, wide to narrow")
        .isSortedAccordingTo(Comparator.comparing(UsualRange::mean))
        .isSortedAccordingTo(Comparator.comparing(UsualRange::sd).reversed());
    assertThat(usual.get(13).mean()).as("nothing of the start is left").isEqualTo(90.5);
    assertThat(points.get(13).baselineDays()).isEqualTo(14);
    assertThat(points.get(14).reading()).isNotNull();
    assertThat(usual.get(14)).isEqualTo(usual.get(13));
  }

  @Test
  void aMetricWithoutAPublishedFigureShowsNothingUsualWhileItLearns() {
    for (int day = 0; day < 15; day++) {
      apply(onDay(day).checkIn("mood", 5 + day % 2));
    }

    assertThat(publish())
        .extracting(point -> point.usual() != null)
        .containsExactlyElementsOf(IntStream.range(0, 15).mapToObj(day -> day == 14).toList());
  }

  @Test
  void ofSomebodyWithAnAdmissionBaselineTheNextOneStartsFromNobodyElse() {
    for (int day = 0; day < 18; day++) {
      apply(onDay(day).daily("resting-heart-rate", "/min", 1, 90 + day % 2));
    }
    apply(treatment(16, "PHASE"));

    assertThat(publish())
        .filteredOn(point -> point.metric().equals("resting-heart-rate"))
        .filteredOn(point -> point.epochDay() >= MARCH_2 + 16)
        .hasSize(2)
        .allSatisfy(
            point -> {
              assertThat(point.status()).isEqualTo(ChartStatus.LEARNING);
              assertThat(point.usual()).isNull();
            });
  }

  @Test
  void aReaderIsToldWhenOnlyTheUsualRangeIsAnotherOne() {
    TrendPoint point =
        Points.learning("resting-heart-rate", MARCH_2, 60, new UsualRange(65, 8, 49, 81));
    TrendPoint other =
        Points.learning("resting-heart-rate", MARCH_2, 60, new UsualRange(65, 7, 51, 79));
    TrendPoint none = Points.learning("resting-heart-rate", MARCH_2, 60, null);

    assertThat(Set.of(point.fingerprint(), other.fingerprint(), none.fingerprint())).hasSize(3);
  }

  @Test
  void aChangeOfTreatmentThatIsTakenBackGivesTheOldBaselineBack() {
    for (int day = 0; day < 20; day++) {
      apply(onDay(day).checkIn("mood", 6 + day % 2));
    }
    List<TrendPoint> before = publish();
    apply(treatment(16, "PHASE"));
    assertThat(publish()).extracting(TrendPoint::epochDay).contains(MARCH_2 + 19);

    apply(checked(EventChecks.check(phaseOf(16, "PHASE", 1, true), Long.MAX_VALUE / 2)));
    assertThat(publish())
        .filteredOn(one -> one.metric().equals("mood"))
        .extracting(TrendPoint::status)
        .containsExactlyElementsOf(
            before.subList(16, 20).stream().map(TrendPoint::status).toList());
  }

  private static Observation treatment(int day, String kind) {
    return checked(EventChecks.check(phaseOf(day, kind, 0, false), Long.MAX_VALUE / 2));
  }

  private static TreatmentEvent phaseOf(int day, String kind, int revision, boolean retracted) {
    AnEvent at = onDay(day);
    AnEvent event = at.id("change-" + day);
    if (retracted) {
      event = event.retractedBy(revision);
    }
    return new TreatmentEvent(
        event.envelope(),
        TreatmentChange.valueOf(kind),
        event.envelope().eventTimeMillis(),
        "program",
        "2",
        MedicationClass.UNKNOWN,
        null,
        null);
  }

  @Test
  void nothingIsDueForAPatientWhoHasSentNothing() {
    assertThat(fold.nextFinalMillis(store)).isEmpty();
    assertThat(advance(Long.MAX_VALUE)).isEmpty();
    assertThat(publish()).isEmpty();
  }

  private static BiometricBatch wear(AnEvent event, int minutes) {
    double[] values = DoubleStream.generate(() -> 70).limit(minutes).toArray();
    return event.batch("heart-rate", "/min", 1, Duration.ofMinutes(1), values);
  }

  private static AnEvent onDay(int day) {
    return PATIENT.at(LocalDate.ofEpochDay(MARCH_2 + (long) day) + "T12:00");
  }

  private void apply(CheckIn checkIn) {
    apply(checked(checkIn));
  }

  private void apply(BiometricBatch batch) {
    apply(checked(batch));
  }

  private void apply(Observation observation) {
    TrendFold.Outcome outcome = fold.apply(store, observation);
    assertThat(outcome.rejected()).isNull();
    assertThat(outcome.changed()).isTrue();
  }

  private RejectionReason rejected(CheckIn checkIn) {
    return Objects.requireNonNull(fold.apply(store, checked(checkIn)).rejected());
  }

  private List<TrendPoint> publish() {
    return told(fold.publish(store, PATIENT.id()));
  }

  private List<TrendPoint> advance(long nowMillis) {
    return told(fold.advance(store, PATIENT.id(), nowMillis));
  }

  /** Without what the fold derives of its own. */
  private static List<TrendPoint> told(List<TrendPoint> points) {
    return points.stream().filter(point -> !DERIVED.contains(point.metric())).toList();
  }

  private List<TrendPoint> derived(String metric) {
    return fold.publish(store, PATIENT.id()).stream()
        .filter(point -> point.metric().equals(metric))
        .toList();
  }

  private static TrendPoint only(List<TrendPoint> points) {
    assertThat(points).hasSize(1);
    return points.get(0);
  }

  private static Observation checked(CheckIn checkIn) {
    return checked(EventChecks.check(checkIn, Long.MAX_VALUE / 2));
  }

  private static Observation checked(BiometricBatch batch) {
    return checked(EventChecks.check(batch, Long.MAX_VALUE / 2));
  }

  private static Observation checked(Checked checked) {
    assertThat(checked.rejection()).isNull();
    return Objects.requireNonNull(checked.observation());
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
