package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertFoldTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final AnEvent TODAY = PATIENT.at("2026-03-16T09:00");
  private static final int MARCH_16 = (int) LocalDate.parse("2026-03-16").toEpochDay();
  private static final long RECEIVED = TODAY.envelope().receivedAtMillis();
  private static final long NOW = RECEIVED + 1000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final AlertFold fold = new AlertFold();
  private AlertState state = AlertState.NEW;
  private @Nullable RiskAssessment risk;
  private long now = NOW;

  @Test
  void firstEvidenceOpensAnEpisodeAndNotifies() {
    Alert alert = only(take(TODAY.item9(2)));

    assertThat(alert.patientId()).isEqualTo(PATIENT.id());
    assertThat(alert.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(alert.detection()).isEqualTo(Detection.OPEN);
    assertThat(alert.openedAtMillis()).isEqualTo(RECEIVED);
    assertThat(alert.lastEvidenceAtMillis()).isEqualTo(RECEIVED);
    assertThat(alert.evidenceCount()).isEqualTo(1);
    assertThat(alert.revision()).isEqualTo(1);
    assertThat(alert.evidence()).singleElement().matches(Evidence::notifies);
    assertThat(alert.alertId()).matches("[0-9a-f]{32}");
    assertThat(level()).isEqualTo(PriorityLevel.URGENT);
  }

  @Test
  void laterEvidenceOfTheKindJoinsTheEpisode() {
    Alert opened = only(take(TODAY.item9(2)));
    now += DAY;
    Alert joined = only(take(later(1).checkIn("urge-suicide", 5)));

    assertThat(joined.alertId()).isEqualTo(opened.alertId());
    assertThat(joined.evidenceCount()).isEqualTo(2);
    assertThat(joined.revision()).isEqualTo(2);
    assertThat(joined.openedAtMillis()).isEqualTo(RECEIVED);
    assertThat(joined.lastEvidenceAtMillis()).isEqualTo(RECEIVED + DAY);
    assertThat(state.episodes()).hasSize(1);
  }

  @Test
  void evidenceThatCameEarlierButIsReadLaterGivesTheEpisodeTheNameItHasInOrder() {
    now += DAY;
    Alert second = only(take(later(1).checkIn("urge-suicide", 5)));
    List<Alert> told = take(TODAY.item9(2));

    assertThat(told).extracting(Alert::detection).containsExactly(Detection.CLOSED, Detection.OPEN);
    assertThat(told.get(0).alertId()).isEqualTo(second.alertId());
    Alert named = told.get(1);
    assertThat(named.openedAtMillis()).isEqualTo(RECEIVED);
    assertThat(named.lastEvidenceAtMillis()).isEqualTo(RECEIVED + DAY);
    assertThat(named.evidence()).hasSize(2).allMatch(Evidence::notifies);
    assertThat(named.evidence().get(0).metric()).isEqualTo(SafetyPolicies.ITEM_9);

    state = AlertState.NEW;
    Alert inOrder = only(take(TODAY.item9(2)));
    assertThat(inOrder.alertId()).isEqualTo(named.alertId());
  }

  @Test
  void everyNewSafetyEvidenceNotifies() {
    take(TODAY.item9(3));
    for (int day = 1; day <= 5; day++) {
      assertThat(newest(only(take(later(day).item9(1)))).notifies()).isTrue();
    }
  }

  @Test
  void theTierOfAnEpisodeRisesWithItsEvidenceAndNeverFalls() {
    take(TODAY.assessment("phq-9", "00000000-"));
    take(later(1).item9(0));
    take(later(2).item9(0));
    assertThat(only(take(later(3).assessment("phq-9", "00000000-"))).tier())
        .isEqualTo(Tier.SAME_DAY);

    take(later(4).item9(1));
    now += DAY;
    assertThat(only(take(later(5).item9(1))).tier()).isEqualTo(Tier.URGENT);
    assertThat(level()).isEqualTo(PriorityLevel.URGENT);
  }

  @Test
  void aCorrectionThatRaisesTheTierJoinsAndNotifiesAgain() {
    take(TODAY.item9(1));
    take(resolve(only(open()), 1));
    take(later(1).item9(1));
    Alert raised = only(take(later(1).revision(1).item9(3)));

    assertThat(raised.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(raised))
        .matches(Evidence::notifies)
        .matches(e -> Objects.equals(e.value(), 3.0));
  }

  @Test
  void aReSendOfTheSameEventChangesNothing() {
    take(TODAY.item9(2));
    AlertState before = state;
    now += DAY;

    assertThat(take(TODAY.item9(2))).isEmpty();
    assertThat(take(TODAY.receivedAfter(Duration.ofHours(9)).item9(2))).isEmpty();
    assertThat(state.episodes()).isEqualTo(before.episodes());
    assertThat(state.item9()).hasSize(1);
  }

  @Test
  void aReSendIsNoRiseWhenTheAnswersBeforeItAreForgottenOrCorrected() {
    for (int day = 0; day < 20; day++) {
      take(later(day).item9(1));
    }
    take(later(17).revision(1).item9(0));

    for (int day = 0; day < 20; day++) {
      assertThat(take(later(day).item9(1))).isEmpty();
    }
  }

  @Test
  void anotherAnswerUnderAnEventIdThatIsTakenStillAlertsWhenItIsWorse() {
    take(later(-1).item9(1));
    take(TODAY.item9(1));

    assertThat(newest(only(take(TODAY.item9(3)))))
        .matches(evidence -> evidence.tier() == Tier.URGENT && evidence.notifies());
  }

  @Test
  void aReSendAfterTheEpisodeWasResolvedDoesNotOpenAnotherOne() {
    Alert alert = only(take(TODAY.item9(2)));
    take(resolve(alert, alert.revision()));

    assertThat(take(TODAY.item9(2))).isEmpty();
    assertThat(state.episodes()).isEmpty();
  }

  @Test
  void aReSendOfAnOldRevisionDoesNotHideARise() {
    take(TODAY.item9(3));
    take(TODAY.revision(1).item9(0));
    take(TODAY.item9(3));

    // Before it stands a 0: a 1 is a rise.
    assertThat(newest(only(take(later(1).item9(1)))))
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(evidence -> evidence.reason() == Reason.ITEM9_ROSE);
  }

  @Test
  void aReSendOfAWithdrawnFormDoesNotHideARise() {
    take(TODAY.item9(3));
    take(TODAY.retractedBy(1).item9(3));
    take(TODAY.item9(3));

    assertThat(newest(only(take(later(1).item9(1)))).reason()).isEqualTo(Reason.ITEM9_ROSE);
  }

  @Test
  void aWithdrawalAnnotatesAndNeverCloses() {
    take(TODAY.item9(2));
    Alert annotated = only(take(TODAY.retractedBy(1).item9(2)));

    assertThat(annotated.detection()).isEqualTo(Detection.OPEN);
    assertThat(annotated.tier()).isEqualTo(Tier.URGENT);
    assertThat(annotated.revision()).isEqualTo(2);
    assertThat(annotated.evidence())
        .singleElement()
        .matches(evidence -> evidence.flags().contains(Flag.RETRACTED));
    assertThat(level()).isEqualTo(PriorityLevel.URGENT);
    assertThat(take(TODAY.retractedBy(1).item9(2))).isEmpty();
  }

  @Test
  void aWithdrawnCheckInAnnotatesBothUrges() {
    take(TODAY.checkIn(APatient.rating("urge-suicide", 5), APatient.rating("urge-self-harm", 5)));

    assertThat(take(TODAY.retractedBy(1).checkIn()))
        .hasSize(2)
        .allMatch(alert -> alert.evidence().get(0).flags().contains(Flag.RETRACTED));
  }

  @Test
  void anOldWithdrawalDoesNotTouchANewerRevision() {
    take(TODAY.item9(2));
    take(TODAY.retractedBy(1).item9(2));
    Alert reinstated = only(take(TODAY.revision(2).item9(3)));
    assertThat(newest(reinstated))
        .matches(evidence -> evidence.flags().isEmpty())
        .matches(evidence -> Objects.equals(evidence.value(), 3.0));

    assertThat(take(TODAY.retractedBy(1).item9(2))).isEmpty();
  }

  @Test
  void anAnswerReinstatedAfterTheEpisodeWasClosedOpensAnotherOne() {
    take(TODAY.item9(2));
    Alert withdrawn = only(take(TODAY.retractedBy(1).item9(2)));
    take(resolve(withdrawn, withdrawn.revision()));

    Alert reinstated = only(take(TODAY.revision(2).item9(2)));

    assertThat(reinstated.detection()).isEqualTo(Detection.OPEN);
    assertThat(reinstated.alertId()).isNotEqualTo(withdrawn.alertId());
  }

  @Test
  void aCorrectedAnswerOfTheSameTierIsToldAnew() {
    take(TODAY.item9(1));
    Alert corrected = only(take(TODAY.revision(1).item9(3)));

    assertThat(corrected.evidenceCount()).isEqualTo(1);
    assertThat(newest(corrected).value()).isEqualTo(3.0);
    assertThat(corrected.revision()).isEqualTo(2);
  }

  @Test
  void aCorrectionThatLowersTheAnswerLowersNoTier() {
    take(TODAY.item9(0));
    take(later(1).item9(3));
    Alert corrected = only(take(later(1).revision(1).item9(1)));

    assertThat(corrected.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(corrected).value()).isEqualTo(1.0);
  }

  @Test
  void resolvingClosesTheEpisode() {
    Alert alert = only(take(TODAY.item9(2)));
    Alert closed = only(take(resolve(alert, alert.revision())));

    assertThat(closed.alertId()).isEqualTo(alert.alertId());
    assertThat(closed.detection()).isEqualTo(Detection.CLOSED);
    assertThat(closed.revision()).isEqualTo(2);
    assertThat(state.episodes()).isEmpty();
    assertThat(level()).isEqualTo(PriorityLevel.INSUFFICIENT_DATA);
  }

  @Test
  void acknowledgingChangesNothing() {
    Alert alert = only(take(TODAY.item9(2)));
    AlertAction seen =
        new AlertAction("a", alert.alertId(), PATIENT.id(), alert.kind(), false, 1, List.of());

    assertThat(take(new AlertInput.ActionTaken(seen))).isEmpty();
    assertThat(open()).hasSize(1);
  }

  @Test
  void resolvingAnAlertThatIsNotOpenChangesNothing() {
    Alert alert = only(take(TODAY.item9(2)));
    take(resolve(alert, 1));
    take(later(1).item9(2));

    assertThat(take(resolve(alert, 1))).isEmpty();
    assertThat(open()).hasSize(1);
  }

  @Test
  void resolvingWithoutHavingSeenTheLatestEvidenceOpensANewEpisodeWithIt() {
    Alert seen = only(take(TODAY.item9(2)));
    take(later(1).item9(3));
    take(later(2).checkIn("urge-suicide", 4));

    List<Alert> alerts = take(resolve(seen, seen.revision()));

    assertThat(alerts)
        .extracting(Alert::detection)
        .containsExactly(Detection.CLOSED, Detection.OPEN, Detection.OPEN);
    Alert next = alerts.get(2);
    assertThat(next.alertId()).isNotEqualTo(seen.alertId());
    assertThat(next.tier()).isEqualTo(Tier.URGENT);
    assertThat(next.evidence())
        .extracting(Evidence::key)
        .containsExactly(later(1).envelope().eventId(), later(2).envelope().eventId());
    assertThat(next.evidence()).allMatch(Evidence::notifies);
  }

  @Test
  void aRaisedCorrectionThatTheResolverHadNotSeenIsNotLostUnderTheIdOfTheClosedEpisode() {
    take(TODAY.item9(1));
    take(resolve(only(open()), 1));
    Alert seen = only(take(later(1).item9(1)));
    take(later(1).revision(1).item9(3));

    List<Alert> alerts = take(resolve(seen, seen.revision()));

    assertThat(alerts)
        .extracting(Alert::detection)
        .containsExactly(Detection.CLOSED, Detection.OPEN);
    assertThat(alerts.get(1).alertId()).isNotEqualTo(seen.alertId());
    assertThat(alerts.get(1).tier()).isEqualTo(Tier.URGENT);
  }

  @Test
  void aCorrectionThatRaisesTheTierOfAClosedEpisodeOpensAnotherOne() {
    take(TODAY.item9(1));
    take(resolve(only(open()), 1));
    Alert closed = only(take(later(1).item9(1)));
    take(resolve(closed, closed.revision()));

    Alert next = only(take(later(1).revision(1).item9(3)));

    assertThat(next.detection()).isEqualTo(Detection.OPEN);
    assertThat(next.alertId()).isNotEqualTo(closed.alertId());
  }

  @Test
  void noTwoEpisodesEverShareAnIdHoweverStaleTheResolver() {
    Alert first = only(take(TODAY.item9(2)));
    List<Alert> again = take(resolve(first, 0));
    List<Alert> thrice = take(resolve(again.get(1), 0));

    assertThat(List.of(first.alertId(), again.get(1).alertId(), thrice.get(1).alertId()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameEvidenceGivesTheSameIdInAnyRun() {
    Alert one = only(take(TODAY.item9(2)));
    Alert other =
        only(
            new AlertFold()
                .apply(AlertState.NEW, PATIENT.id(), input(TODAY.item9(2)), 5, 0)
                .alerts());

    assertThat(other.alertId())
        .isEqualTo(one.alertId())
        .isEqualTo("ffe93105be75af3211f783121682ab5e");
    assertThat(only(take(later(1).assessment("phq-9", "00000000-"))).alertId())
        .isNotEqualTo(one.alertId());
  }

  @Test
  void historyOpensAnEpisodeWithoutNotifyingAndTheFirstLiveEvidenceNotifies() {
    assertThat(newest(only(take(breach("mood", 0, false)))).notifies()).isFalse();
    assertThat(newest(only(take(breach("mood", 1, false)))).notifies()).isFalse();
    assertThat(newest(only(take(breach("mood", 2, true)))).notifies()).isTrue();
    assertThat(newest(only(take(breach("mood", 3, true)))).notifies()).isFalse();
  }

  @Test
  void liveSafetyEvidenceNotifiesInAnEpisodeThatHistoryOpened() {
    assertThat(newest(only(take(TODAY.from(Source.REPLAY).item9(2)))).notifies()).isFalse();
    assertThat(newest(only(take(later(1).item9(2)))).notifies()).isTrue();
    assertThat(newest(only(take(later(2).from(Source.IMPORT).item9(2)))).notifies()).isFalse();
  }

  @Test
  void moreBreachesOfAnOpenEpisodeDoNotNotifyHoweverMany() {
    assertThat(newest(only(take(breach("mood", 0, false)))).notifies()).isFalse();
    assertThat(newest(only(take(breach("mood", 1, true)))).notifies()).isTrue();
    for (int day = 2; day < 60; day++) {
      now += DAY;
      assertThat(newest(only(take(breach("mood", day, true)))).notifies()).isFalse();
    }
  }

  @Test
  void wearableAndSelfReportedChangesAreTwoEpisodes() {
    take(breach("mood", 0, true));
    take(breach("hrv-rmssd", 0, true));

    assertThat(state.episodes())
        .containsOnlyKeys(AlertKind.SELF_REPORT_CHANGE, AlertKind.PHYSIOLOGICAL_CHANGE);
    assertThat(level()).isEqualTo(PriorityLevel.ROUTINE);
  }

  @Test
  void aBreachSaysWhatWasSeenAgainstWhichLimits() {
    TrendPoint point = Points.charted("mood", MARCH_16, ChartStatus.ADVERSE, 1);
    ChartReading reading = Objects.requireNonNull(point.reading());
    Evidence evidence = newest(only(take(new AlertInput.TrendPublished(point))));

    assertThat(evidence.key()).isEqualTo("mood@" + MARCH_16);
    assertThat(evidence.reason()).isEqualTo(Reason.CHART_BREACH);
    assertThat(evidence.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(evidence.epochDay()).isEqualTo(MARCH_16);
    assertThat(evidence.value()).isEqualTo(point.value());
    assertThat(evidence.ewma()).isEqualTo(reading.ewma());
    assertThat(evidence.baselineMean()).isEqualTo(Objects.requireNonNull(point.usual()).mean());
    assertThat(evidence.lowerLimit()).isEqualTo(reading.lowerLimit());
    assertThat(evidence.upperLimit()).isEqualTo(reading.upperLimit());
  }

  @Test
  void aLearningDayNeverAlarmsHoweverFarItIsFromWhatIsUsualForAdults() {
    UsualRange adults = new UsualRange(65.5, 7.7, 50.1, 80.9);
    for (int day = 0; day < 13; day++) {
      TrendPoint point = Points.learning("resting-heart-rate", MARCH_16 + day, 149, adults);
      assertThat(take(new AlertInput.TrendPublished(point))).isEmpty();
    }

    assertThat(state.episodes()).isEmpty();
    assertThat(level()).isEqualTo(PriorityLevel.INSUFFICIENT_DATA);
  }

  @Test
  void aRevisedDayThatIsNoBreachAnyMoreAnnotatesAndABreachAgainTakesThatBack() {
    take(Points.charted("mood", MARCH_16, ChartStatus.ADVERSE, 1));
    Alert annotated = only(take(Points.charted("mood", MARCH_16, ChartStatus.IN_RANGE, 2)));
    assertThat(newest(annotated).flags()).containsExactly(Flag.RETRACTED);
    assertThat(annotated.detection()).isEqualTo(Detection.OPEN);

    Alert again = only(take(Points.charted("mood", MARCH_16, ChartStatus.ADVERSE, 3)));
    assertThat(newest(again).flags()).isEmpty();
    assertThat(again.evidenceCount()).isEqualTo(1);
    assertThat(take(Points.charted("mood", MARCH_16, ChartStatus.ADVERSE, 4))).isEmpty();
  }

  @Test
  void aChangeRecoversWithThreeChartedDaysInRangeAndNotBefore() {
    Alert opened = only(take(breach("mood", 0, true)));
    assertThat(take(inRange("mood", 1))).isEmpty();
    assertThat(take(inRange("mood", 2))).isEmpty();
    Alert recovered = only(take(inRange("mood", 3)));

    assertThat(recovered.alertId()).isEqualTo(opened.alertId());
    assertThat(recovered.detection()).isEqualTo(Detection.RECOVERED);
    assertThat(recovered.revision()).isGreaterThan(opened.revision());
    assertThat(state.episodes()).isEmpty();
    assertThat(level()).isEqualTo(PriorityLevel.NO_ALERT_SIGNALS);
  }

  @Test
  void pointsThatAreSentAgainAfterARestartShowNoRecovery() {
    take(breach("mood", 0, true));
    take(inRange("mood", 1));
    take(inRange("mood", 2));
    take(inRange("mood", 3));
    assertThat(open()).isEmpty();
    now += 8 * DAY;
    take(breach("mood", 4, true));
    List<TrendPoint> sent =
        List.of(
            Points.charted("mood", MARCH_16 + 5, ChartStatus.IN_RANGE, 1),
            Points.charted("mood", MARCH_16 + 6, ChartStatus.IN_RANGE, 1),
            Points.charted("mood", MARCH_16 + 6, ChartStatus.ADVERSE, 2),
            Points.charted("mood", MARCH_16 + 7, ChartStatus.IN_RANGE, 1));
    sent.forEach(this::take);
    assertThat(open()).hasSize(1);

    sent.forEach(point -> assertThat(take(point)).isEmpty());

    assertThat(open()).hasSize(1);
  }

  @Test
  void daysThatCannotBeChartedDoNotCountTowardsARecovery() {
    take(breach("mood", 0, true));
    for (int day = 1; day < 10; day++) {
      assertThat(take(Points.charted("mood", MARCH_16 + day, ChartStatus.INSUFFICIENT_DATA, 1)))
          .isEmpty();
    }
    take(inRange("mood", 11));
    take(inRange("mood", 12));
    assertThat(open()).hasSize(1);
  }

  @Test
  void aChangeOfTwoMetricsRecoversOnlyWithBoth() {
    take(breach("mood", 0, true));
    take(breach("anxiety", 0, true));
    for (int day = 1; day <= 5; day++) {
      assertThat(take(inRange("mood", day))).isEmpty();
    }
    take(inRange("anxiety", 1));
    take(inRange("anxiety", 2));
    assertThat(only(take(inRange("anxiety", 3))).detection()).isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aDayInRangeBeforeTheBreachShowsNoRecovery() {
    for (int day = 0; day < 5; day++) {
      take(inRange("mood", day));
    }
    assertThat(only(take(breach("mood", 5, true))).detection()).isEqualTo(Detection.OPEN);
    assertThat(take(inRange("mood", 4))).isEmpty();
    assertThat(open()).hasSize(1);
  }

  @Test
  void safetyEpisodesDoNotRecover() {
    take(TODAY.item9(2));
    for (int day = 0; day < 10; day++) {
      now += DAY;
      assertThat(take(inRange("mood", day))).isEmpty();
      assertThat(take(later(day + 1).item9(0))).isEmpty();
    }
    assertThat(level()).isEqualTo(PriorityLevel.URGENT);
  }

  @Test
  void silenceNeitherClosesNorLowers() {
    take(inRange("anxiety", 0));
    take(breach("mood", 0, true));
    take(TODAY.item9(2));
    for (int day = 1; day <= 400; day++) {
      now += DAY;
      assertThat(take(new AlertInput.TimePassed()))
          .allMatch(alert -> alert.detection() == Detection.OPEN);
      assertThat(level()).isEqualTo(PriorityLevel.URGENT);
    }
    assertThat(open())
        .extracting(Alert::kind)
        .contains(AlertKind.SUICIDE_RISK, AlertKind.SELF_REPORT_CHANGE);
    assertThat(Objects.requireNonNull(risk).missing()).containsExactly("anxiety", "mood");
  }

  @Test
  void silenceAfterASignalWithoutAnAlertKeepsTheWatch() {
    Alert opened = only(take(breach("mood", 0, true)));
    take(resolve(opened, opened.revision()));
    assertThat(level()).isEqualTo(PriorityLevel.WATCH);
    now += 100 * DAY;
    take(new AlertInput.TimePassed());

    assertThat(level()).isEqualTo(PriorityLevel.WATCH);
  }

  @Test
  void aMetricIsMissingAfterMoreThanAWeekOfSilence() {
    take(inRange("mood", 0));
    now += 7 * DAY;
    take(new AlertInput.TimePassed());
    assertThat(Objects.requireNonNull(risk).missing()).isEmpty();
    now += DAY;
    take(new AlertInput.TimePassed());
    assertThat(Objects.requireNonNull(risk).missing()).containsExactly("mood");
    assertThat(level()).isEqualTo(PriorityLevel.INSUFFICIENT_DATA);
  }

  @Test
  void aPriorityIsPublishedOnlyWhenItSaysSomethingNew() {
    long first = Objects.requireNonNull(apply(input(TODAY.item9(2))).risk()).revision();
    assertThat(apply(input(TODAY.item9(2))).risk()).isNull();
    assertThat(apply(new AlertInput.TimePassed()).risk()).isNull();
    assertThat(Objects.requireNonNull(apply(input(later(1).item9(3))).risk()).revision())
        .isEqualTo(first + 1);
  }

  @Test
  void theMostPressingSignalComesFirst() {
    take(breach("mood", 0, true));
    take(breach("anxiety", 0, true));
    take(TODAY.item9(2));

    assertThat(Objects.requireNonNull(risk).signals())
        .extracting(Signal::metric)
        .containsExactly(SafetyPolicies.ITEM_9, "anxiety", "mood");
  }

  @Test
  void twentyPiecesOfEvidenceAreListedAndAllAreCounted() {
    for (int day = 0; day < 30; day++) {
      take(later(day).item9(2));
    }
    Alert alert = only(open());

    assertThat(alert.evidenceCount()).isEqualTo(30);
    assertThat(alert.evidence()).hasSize(20);
    assertThat(alert.evidence().get(0).key()).isEqualTo(later(0).envelope().eventId());
    assertThat(alert.evidence().get(1).key()).isEqualTo(later(11).envelope().eventId());
    assertThat(newest(alert).key()).isEqualTo(later(29).envelope().eventId());
  }

  @Test
  void nonSafetyEvidenceThatTheResolverHadNotSeenOpensAnEpisodeThatNotifies() {
    Alert seen = only(take(breach("mood", 0, true)));
    assertThat(newest(only(take(breach("mood", 1, true)))).notifies()).isFalse();

    List<Alert> alerts = take(resolve(seen, seen.revision()));

    assertThat(newest(alerts.get(1)).notifies()).isTrue();
  }

  @Test
  void answersToItem9AreRememberedUpToEight() {
    for (int day = 0; day < 20; day++) {
      take(later(day).item9(1));
    }
    assertThat(state.item9())
        .hasSize(8)
        .extracting(Item9Answer::eventId)
        .last()
        .isEqualTo(later(19).envelope().eventId());
  }

  @Test
  void evidenceIsForgottenAfterSixtyDaysSoThatStateIsBounded() {
    take(TODAY.checkIn("urge-suicide", 5));
    now += 60 * DAY;
    take(new AlertInput.TimePassed());
    assertThat(state.seen()).hasSize(1);
    now += 1;
    take(new AlertInput.TimePassed());
    assertThat(state.seen()).isEmpty();
  }

  @Test
  void whatWasReceivedLongAgoIsRememberedFromWhenItWasTakenIn() {
    now += 100 * DAY;
    take(TODAY.checkIn("urge-suicide", 5));
    take(new AlertInput.TimePassed());

    assertThat(take(TODAY.checkIn("urge-suicide", 5))).isEmpty();
  }

  @Test
  void anEpisodeAndThePriorityInheritTheStrictestRules() {
    take(TODAY.item9(2));
    Alert joined = only(take(later(1).under(Confidentiality.PART2_SUD).item9(2)));

    assertThat(joined.confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
    assertThat(Objects.requireNonNull(risk).confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
  }

  private static AnEvent later(int days) {
    return PATIENT.at(Instant.ofEpochMilli(TODAY.envelope().eventTimeMillis() + days * DAY));
  }

  private static TrendPoint breach(String metric, int day, boolean live) {
    return Points.charted(metric, MARCH_16 + day, ChartStatus.ADVERSE, 1, live);
  }

  @Test
  void oneRatingALittleOutsideOpensNothingUntilASecondMovesWithIt() {
    assertThat(take(Points.worse("restlessness", MARCH_16, 2.9, 1))).isEmpty();
    assertThat(level()).isEqualTo(PriorityLevel.WATCH);

    Alert alert = only(take(Points.worse("worry", MARCH_16, 2.1, 1)));
    assertThat(alert.kind()).isEqualTo(AlertKind.SELF_REPORT_CHANGE);
    assertThat(newest(alert).metric()).isEqualTo("restlessness");

    // The second one was corrected: what rested on it is withdrawn, and says so.
    Alert annotated = only(take(Points.worse("worry", MARCH_16, 0.3, 2)));
    assertThat(newest(annotated).flags()).contains(Flag.RETRACTED);
  }

  @Test
  void oneRatingFarOutsideOpensAnAlertAlone() {
    assertThat(only(take(Points.worse("restlessness", MARCH_16, 3.6, 1))).kind())
        .isEqualTo(AlertKind.SELF_REPORT_CHANGE);
  }

  @Test
  void supportOfAnOrdinaryRatingDoesNotOpenWhatAStricterOneTells() {
    take(Points.under(Confidentiality.PART2_SUD, Points.worse("craving", MARCH_16, 2.9, 1)));

    Alert alert = only(take(Points.worse("worry", MARCH_16, 2.1, 1)));
    assertThat(newest(alert).metric()).isEqualTo("craving");
    assertThat(alert.confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
  }

  @Test
  void aWearableMetricIsNoSupportForARating() {
    take(Points.worse("restlessness", MARCH_16, 2.9, 1));
    assertThat(take(Points.worse("hrv-rmssd", MARCH_16, 2.5, 1))).isEmpty();
  }

  @Test
  void supportOfAnotherDayDoesNotCount() {
    take(Points.worse("restlessness", MARCH_16, 2.9, 1));
    assertThat(take(Points.worse("worry", MARCH_16 + 1, 2.5, 1))).isEmpty();
  }

  @Test
  void theRatingsTogetherOpenAnAlert() {
    Alert alert = only(take(Points.charted("ratings-together", MARCH_16, ChartStatus.ADVERSE, 1)));
    assertThat(newest(alert).metric()).isEqualTo("ratings-together");
  }

  private static TrendPoint inRange(String metric, int day) {
    return Points.charted(metric, MARCH_16 + day, ChartStatus.IN_RANGE, 1);
  }

  private static AlertInput.ActionTaken resolve(Alert alert, long revisionSeen) {
    return new AlertInput.ActionTaken(
        new AlertAction(
            "resolve-" + revisionSeen,
            alert.alertId(),
            PATIENT.id(),
            null,
            true,
            revisionSeen,
            List.of()));
  }

  private static AlertInput input(Assessment assessment) {
    return new AlertInput.AssessmentReceived(
        assessment, assessment.envelope().receivedAtMillis() + 1000);
  }

  private List<Alert> take(Assessment assessment) {
    return take(input(assessment));
  }

  private List<Alert> take(CheckIn checkIn) {
    return take(
        new AlertInput.CheckInReceived(checkIn, checkIn.envelope().receivedAtMillis() + 1000));
  }

  private List<Alert> take(TrendPoint point) {
    return take(new AlertInput.TrendPublished(point));
  }

  private List<Alert> take(AlertInput input) {
    return apply(input).alerts();
  }

  private AlertResult apply(AlertInput input) {
    AlertResult result = fold.apply(state, PATIENT.id(), input, now, 0);
    state = result.state();
    risk = state.risk();
    return result;
  }

  private List<Alert> open() {
    List<Alert> alerts = new ArrayList<>();
    state.episodes().values().forEach(e -> alerts.add(e.published(PATIENT.id())));
    return alerts;
  }

  private PriorityLevel level() {
    return Objects.requireNonNull(risk).level();
  }

  private static Evidence newest(Alert alert) {
    return alert.evidence().get(alert.evidence().size() - 1);
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }
}
