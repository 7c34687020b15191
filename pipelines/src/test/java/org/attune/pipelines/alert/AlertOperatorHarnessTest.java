package org.attune.pipelines.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.DAY;
import static org.attune.pipelines.APatient.DAY_0;
import static org.attune.pipelines.APatient.HOUR;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.noonOf;
import static org.attune.pipelines.APatient.received;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.Detection;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.Flag;
import org.attune.analytics.alert.PriorityLevel;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.alert.TextSpan;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.journal.CssrsLevel;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.ChartPosition;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.pipelines.APatient;
import org.attune.pipelines.OperatorRun;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AlertOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final long REVIEW = 6 * HOUR;

  private OperatorRun<Received, Alert> run;

  @BeforeEach
  void open() throws Exception {
    run = OperatorRun.of(AlertOperator::new, Received::patientId, AlertDescriptors.RISK);
  }

  @AfterEach
  void close() {
    run.close();
  }

  static Stream<Arguments> item9OfTwo() {
    long produced = NOON;
    return Stream.of(
        Arguments.of("on time", phq9(NOON - HOUR, NOON), List.of()),
        Arguments.of("years late", phq9(NOON - 3000 * DAY, NOON), List.of(Flag.LATE)),
        Arguments.of("no event time", phq9(0, NOON), List.of(Flag.CLOCK_REPLACED)),
        Arguments.of(
            "event time ahead", phq9(NOON + 900 * DAY, NOON), List.of(Flag.CLOCK_REPLACED)),
        Arguments.of(
            "event time before all times",
            phq9(Long.MIN_VALUE, NOON),
            List.of(Flag.CLOCK_REPLACED)),
        Arguments.of(
            "receipt ahead of the log",
            phq9(NOON - HOUR, NOON + 900 * DAY),
            List.of(Flag.CLOCK_REPLACED)),
        Arguments.of("no receipt", phq9(NOON - HOUR, 0), List.of(Flag.CLOCK_REPLACED)),
        Arguments.of(
            "no clock at all", phq9(Long.MAX_VALUE, Long.MAX_VALUE), List.of(Flag.CLOCK_REPLACED)),
        Arguments.of(
            "other items blank",
            asReceived(
                new Assessment(
                    ANNA.envelope("e-1", NOON - HOUR, NOON, Source.APP, 0, false),
                    "PHQ9",
                    "",
                    14,
                    Map.of(9, 2),
                    null),
                produced),
            List.of(Flag.NOT_SCORABLE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("item9OfTwo")
  void item9OfTwoAlertsAtOnceWhateverItsClock(String clock, Received received, List<Flag> flags)
      throws Exception {
    run.send(received);

    assertThat(run.output())
        .as(clock)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
              assertThat(alert.tier()).isEqualTo(Tier.URGENT);
              assertThat(alert.detection()).isEqualTo(Detection.OPEN);
              assertThat(alert.openedAtMillis()).isEqualTo(NOON);
              Evidence evidence = alert.evidence().get(0);
              assertThat(evidence.notifies()).isTrue();
              assertThat(evidence.flags()).isEqualTo(flags);
            });
    assertThat(lastRisk().level()).isEqualTo(PriorityLevel.URGENT);
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void anUrgeOfFourAlertsAtOnce() throws Exception {
    run.send(received(0, ANNA.rated(ANNA.envelope("e-1", NOON), "urge-self-harm", 4)));

    assertThat(run.output())
        .singleElement()
        .extracting(Alert::kind)
        .isEqualTo(AlertKind.SELF_HARM_URGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Source.class,
      names = {"IMPORT", "REPLAY"})
  void historyOpensAnEpisodeAndNotifiesNobody(Source source) throws Exception {
    Envelope envelope = ANNA.envelope("e-1", NOON - HOUR, NOON, source, 0, false);
    run.send(received(0, ANNA.phq9(envelope, 3)));

    assertThat(run.output())
        .singleElement()
        .satisfies(alert -> assertThat(alert.evidence()).noneMatch(Evidence::notifies));
  }

  @Test
  void aDuplicateChangesNothing() throws Exception {
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    run.take();
    run.send(received(1, ANNA.phq9("e-1", NOON, 2)));

    assertThat(run.output()).isEmpty();
    assertThat(run.side(RiskAssessment.class)).hasSize(1);
  }

  @Test
  void newEvidenceJoinsTheEpisodeAndNotifies() throws Exception {
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    Alert opened = onlyOne(run.take());
    run.send(received(1, ANNA.phq9("e-2", NOON + HOUR, 3)));
    Alert joined = onlyOne(run.take());

    assertThat(joined.alertId()).isEqualTo(opened.alertId());
    assertThat(joined.evidenceCount()).isEqualTo(2);
    assertThat(joined.evidence()).allMatch(Evidence::notifies);
    assertThat(joined.revision()).isGreaterThan(opened.revision());
    assertThat(joined.openedAtMillis()).isEqualTo(opened.openedAtMillis());
  }

  @Test
  void aResolutionClosesTheEpisodeAndAResendDoesNotOpenItAgain() throws Exception {
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    Alert opened = onlyOne(run.take());
    run.send(received(1, NOON + HOUR, ANNA.resolve(opened.alertId(), opened.revision())));
    Alert closed = onlyOne(run.take());

    assertThat(closed.alertId()).isEqualTo(opened.alertId());
    assertThat(closed.detection()).isEqualTo(Detection.CLOSED);
    assertThat(lastRisk().level()).isEqualTo(PriorityLevel.INSUFFICIENT_DATA);

    run.send(received(2, ANNA.phq9("e-1", NOON, 2)));
    assertThat(run.output()).isEmpty();
  }

  @Test
  void evidenceThatTheClinicianHadNotSeenOpensANewEpisode() throws Exception {
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    Alert opened = onlyOne(run.take());
    run.send(received(1, ANNA.phq9("e-2", NOON + HOUR, 3)));
    run.take();
    run.send(received(2, NOON + 2 * HOUR, ANNA.resolve(opened.alertId(), opened.revision())));

    assertThat(run.output())
        .extracting(Alert::detection)
        .containsExactly(Detection.CLOSED, Detection.OPEN);
    assertThat(run.output()).extracting(Alert::alertId).doesNotHaveDuplicates();
  }

  @Test
  void anEpisodeGoesOnOverACrashAndNothingIsRepeated() throws Exception {
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    Alert opened = onlyOne(run.take());
    run.crashAndRestore();
    run.send(received(0, ANNA.phq9("e-1", NOON, 2)));
    assertThat(run.take()).isEmpty();

    run.send(received(1, ANNA.phq9("e-2", NOON + HOUR, 3)));
    Alert joined = onlyOne(run.take());
    assertThat(joined.alertId()).isEqualTo(opened.alertId());
    assertThat(joined.evidenceCount()).isEqualTo(2);
    assertThat(joined.evidence().get(0)).isEqualTo(opened.evidence().get(0));
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void oneTimerPerPatientHoweverFarTheWatermarkLagsBehind() throws Exception {
    for (int day = 0; day < 30; day++) {
      run.send(received(day, ANNA.mood("e-" + day, noonOf(day), 5)));
    }

    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void aReviewSetByAWrongClockGivesWayToAnEarlierOne() throws Exception {
    // A replayed history: the log took it in 2026, its own clocks say 2020.
    long then = NOON - 2000 * DAY;
    run.send(asReceived(ANNA.phq9(ANNA.envelope("e-0", 0, 0, Source.REPLAY, 0, false), 0), NOON));
    run.send(received(1, ANNA.mood("e-1", then, 5)));
    assertThat(run.eventTimeTimers()).isEqualTo(1);

    run.watermark(then + REVIEW);
    run.send(point("mood", -2000, then));
    run.watermark(then + 9 * DAY);
    assertThat(lastRisk().missing()).containsExactly("mood");
    assertThat(lastRisk().assessedAtMillis()).isLessThanOrEqualTo(then + 9 * DAY);
  }

  @Test
  void silenceIsSeenByTheReview() throws Exception {
    run.send(point("mood", 0, NOON));
    run.watermark(NOON);
    assertThat(lastRisk().missing()).isEmpty();
    for (int day = 1; day <= 7; day++) {
      run.watermark(noonOf(day));
      assertThat(run.eventTimeTimers()).isEqualTo(1);
    }
    assertThat(lastRisk().missing()).isEmpty();

    run.watermark(noonOf(8));
    assertThat(lastRisk().missing()).containsExactly("mood");
    assertThat(lastRisk().assessedAtMillis()).isEqualTo(noonOf(8));
  }

  @Test
  void whatIsMissingIsLookedAtWhenAllTopicsHaveBeenReadAsFar() throws Exception {
    // As when all is read again: the check-ins are far ahead of the trends.
    for (int day = 0; day <= 20; day++) {
      run.send(received(day, ANNA.mood("e-" + day, noonOf(day), 5)));
    }
    for (int day = 0; day <= 20; day++) {
      run.send(point("hrv-rmssd", day, noonOf(day)));
      run.watermark(noonOf(day));
      assertThat(run.eventTimeTimers()).isEqualTo(1);
    }
    assertThat(run.output()).isEmpty();

    for (int day = 21; day <= 25; day++) {
      run.send(received(day, ANNA.mood("e-" + day, noonOf(day), 5)));
      run.watermark(noonOf(day));
    }
    assertThat(run.output())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.kind()).isEqualTo(AlertKind.WEARABLE_OFF);
              assertThat(alert.evidence().get(0).epochDay()).isEqualTo(DAY_0 + 20);
            });
  }

  @Test
  void whatIsMissingIsLookedAtAsSoonAsAllTopicsHaveBeenReadAsFar() throws Exception {
    for (int day = 0; day <= 20; day++) {
      run.send(received(day, ANNA.mood("e-" + day, noonOf(day), 5)));
    }
    for (int day = 0; day <= 15; day++) {
      run.send(point("hrv-rmssd", day, noonOf(day)));
    }
    run.watermark(noonOf(19));
    assertThat(run.output()).isEmpty();

    // Six hours before the next review is due.
    run.watermark(noonOf(20) + 1000);
    assertThat(run.output())
        .singleElement()
        .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.WEARABLE_OFF));
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void afterALeapOfAYearThereIsOneReviewAndItIsOfToday() throws Exception {
    run.send(point("mood", 0, NOON));
    run.watermark(NOON);
    int before = run.side(RiskAssessment.class).size();
    run.watermark(noonOf(365));

    assertThat(run.side(RiskAssessment.class)).hasSize(before + 1);
    assertThat(lastRisk().missing()).containsExactly("mood");
    assertThat(lastRisk().assessedAtMillis()).isEqualTo(noonOf(365));
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  @Timeout(10)
  void theEndOfTheInputIsNoSilence() throws Exception {
    run.send(point("mood", 0, NOON));
    int before = run.side(RiskAssessment.class).size();
    run.watermark(Long.MAX_VALUE);

    assertThat(run.side(RiskAssessment.class)).hasSize(before);
    assertThat(run.eventTimeTimers()).isZero();
  }

  @Test
  void afterAnEndedInputTheNextOneIsReviewedAgain() throws Exception {
    run.send(point("mood", 0, NOON));
    run.watermark(Long.MAX_VALUE);
    run.crashAndRestore();
    run.send(received(1, ANNA.mood("e-1", NOON + HOUR, 5)));
    assertThat(run.eventTimeTimers()).isEqualTo(1);

    run.watermark(noonOf(9));
    assertThat(lastRisk().missing()).containsExactly("mood");
  }

  @Test
  void aDayThatBecomesFinalDoesNotTurnBackTime() throws Exception {
    run.send(point("mood", 0, NOON));
    run.watermark(noonOf(17));
    assertThat(lastRisk().missing()).containsExactly("mood");
    int before = run.side(RiskAssessment.class).size();
    run.send(point("mood", 0, NOON));

    assertThat(run.side(RiskAssessment.class)).hasSize(before);
  }

  @Test
  void aDayThatBecomesFinalDoesNotTurnBackTimeAfterACrashEither() throws Exception {
    run.send(point("mood", 0, NOON));
    run.watermark(noonOf(17));
    int before = run.side(RiskAssessment.class).size();
    run.crashAndRestore();
    run.send(point("mood", 0, NOON));

    assertThat(run.side(RiskAssessment.class)).hasSize(before);
    assertThat(lastRisk().missing()).containsExactly("mood");
  }

  @Test
  void aWithdrawnDayDoesNotTurnBackTime() throws Exception {
    run.send(point("mood", 0, NOON));
    run.send(point("craving", 14, noonOf(14)));
    assertThat(lastRisk().missing()).containsExactly("mood");
    int before = run.side(RiskAssessment.class).size();
    run.send(point("craving", 13, 0));

    assertThat(run.side(RiskAssessment.class)).hasSize(before);
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void aBreachOpensAnEpisodeAndRecoveryEndsIt() throws Exception {
    run.send(breach(0));
    assertThat(onlyOne(run.take()).kind()).isEqualTo(AlertKind.SELF_REPORT_CHANGE);
    for (int day = 1; day <= 3; day++) {
      run.send(point("mood", day, noonOf(day)));
    }

    assertThat(onlyOne(run.take()).detection()).isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aMissedSessionReachesAlertsAndAnAttendedOneEndsIt() throws Exception {
    run.send(received(0, ANNA.session("s-1", NOON, 0)));
    Alert missed = onlyOne(run.take());
    assertThat(missed.kind()).isEqualTo(AlertKind.MISSED_SESSION);
    assertThat(missed.tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(lastRisk().level()).isEqualTo(PriorityLevel.SAME_DAY);

    run.crashAndRestore();
    run.send(received(0, ANNA.session("s-1", NOON, 0)));
    assertThat(run.take()).isEmpty();

    run.send(received(1, ANNA.session("s-2", NOON + DAY, 90)));
    assertThat(onlyOne(run.take()).detection()).isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aStoppedMedicationForOpioidUseDisorderReachesAlerts() throws Exception {
    run.send(
        received(
            0,
            new TreatmentEvent(
                ANNA.envelope("t-1", NOON),
                TreatmentChange.MEDICATION_STOP,
                NOON,
                "rxnorm",
                "6813",
                MedicationClass.OPIOID_USE_DISORDER,
                null,
                null)));

    Alert stopped = onlyOne(run.take());
    assertThat(stopped.kind()).isEqualTo(AlertKind.OPIOID_MEDICATION_STOPPED);
    assertThat(stopped.tier()).isEqualTo(Tier.URGENT);
    assertThat(stopped.evidence()).allMatch(Evidence::notifies);
  }

  @Test
  void aJournalSignalReachesAlertsAndItsWithdrawalAnnotates() throws Exception {
    run.send(signal(JournalCategory.INTENT, 0, false));
    Alert found = onlyOne(run.take());
    assertThat(found.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    assertThat(found.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(found.evidence().get(0).place()).isEqualTo(new TextSpan("j-1", 12, 23));

    run.send(signal(JournalCategory.INTENT, 1, true));
    Alert withdrawn = onlyOne(run.take());
    assertThat(withdrawn.detection()).isEqualTo(Detection.OPEN);
    assertThat(withdrawn.evidence().get(0).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void hopelessnessInAJournalAloneReachesNobody() throws Exception {
    run.send(signal(JournalCategory.HOPELESSNESS, 0, false));

    assertThat(run.output()).isEmpty();
  }

  private static Received signal(JournalCategory category, int revision, boolean retracted) {
    JournalSignal signal =
        new JournalSignal(
            ANNA.id(),
            "j-1",
            "some-rule",
            FindingKind.PHRASE,
            category,
            CssrsLevel.INTENT,
            Tier.IMMEDIATE,
            List.of(),
            12,
            23,
            1,
            null,
            0,
            revision,
            retracted,
            NOON - HOUR,
            NOON,
            0,
            false,
            true,
            Confidentiality.NORMAL);
    return Received.of(new Origin("attune.journal-signals", 0, revision), NOON, signal);
  }

  private RiskAssessment lastRisk() {
    List<RiskAssessment> risks = run.side(RiskAssessment.class);
    return risks.get(risks.size() - 1);
  }

  private static Alert onlyOne(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return Objects.requireNonNull(alerts.get(0));
  }

  private static Received phq9(long eventTimeMillis, long receivedAtMillis) {
    return asReceived(
        ANNA.phq9(ANNA.envelope("e-1", eventTimeMillis, receivedAtMillis, Source.APP, 0, false), 2),
        NOON);
  }

  private static Received asReceived(Assessment assessment, long producedAtMillis) {
    return Received.of(new Origin("attune.assessments", 0, 0), producedAtMillis, assessment);
  }

  /** A day within the limits. */
  private static Received point(String metric, int day, long receivedAtMillis) {
    return received(day, pointOf(metric, day, receivedAtMillis, ChartStatus.IN_RANGE));
  }

  private static Received breach(int day) {
    return received(day, pointOf("mood", day, noonOf(day), ChartStatus.ADVERSE));
  }

  private static TrendPoint pointOf(
      String metric, int day, long receivedAtMillis, ChartStatus status) {
    ChartPosition position =
        status == ChartStatus.ADVERSE ? ChartPosition.ADVERSE : ChartPosition.IN_RANGE;
    return new TrendPoint(
        ANNA.id(),
        metric,
        DAY_0 + day,
        0,
        5,
        1,
        1,
        true,
        status,
        14,
        new UsualRange(5, 1, 3, 7),
        new ChartReading(5, 4.0, 6, 0, position),
        null,
        1,
        Finality.PROVISIONAL,
        true,
        receivedAtMillis,
        Confidentiality.NORMAL);
  }
}
