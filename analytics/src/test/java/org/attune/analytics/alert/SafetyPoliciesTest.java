package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attune.analytics.fixture.APatient.rating;

import java.time.Duration;
import java.util.List;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetyPoliciesTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final AnEvent TODAY = PATIENT.at("2026-03-16T09:00");
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void item9OfTwoOrMoreIsUrgentEvenWhenItIsNoRise(int answer) {
    assertThat(only(item9(TODAY.item9(answer), twoWeeksAgo(3))))
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
              assertThat(finding.retracted()).isFalse();
              Evidence evidence = finding.evidence();
              assertThat(evidence.tier()).isEqualTo(Tier.URGENT);
              assertThat(evidence.reason()).isEqualTo(Reason.ITEM9_ENDORSED);
              assertThat(evidence.key()).isEqualTo(TODAY.envelope().eventId());
              assertThat(evidence.metric()).isEqualTo(SafetyPolicies.ITEM_9);
              assertThat(evidence.value()).isEqualTo((double) answer);
              assertThat(evidence.previousValue()).isEqualTo(3.0);
              assertThat(evidence.notifies()).isTrue();
              assertThat(evidence.flags()).isEmpty();
              assertThat(evidence.zoneOffsetMinutes()).isEqualTo(-300);
            });
  }

  @ParameterizedTest
  @CsvSource({"0,1", "0,2", "1,2", "2,3"})
  void anyRiseOfItem9IsUrgent(int before, int now) {
    assertThat(only(item9(TODAY.item9(now), twoWeeksAgo(before))).evidence())
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(evidence -> evidence.reason() == Reason.ITEM9_ROSE);
  }

  @Test
  void item9OfOneAsBeforeIsForTheSameDay() {
    assertThat(only(item9(TODAY.item9(1), twoWeeksAgo(1))).evidence())
        .matches(evidence -> evidence.tier() == Tier.SAME_DAY)
        .matches(evidence -> evidence.reason() == Reason.ITEM9_ENDORSED);
  }

  @Test
  void item9FallenToOneIsForTheSameDay() {
    assertThat(only(item9(TODAY.item9(1), twoWeeksAgo(3))).evidence().tier())
        .isEqualTo(Tier.SAME_DAY);
  }

  @Test
  void aFirstAnswerOfOneCountsAsARise() {
    assertThat(only(item9(TODAY.item9(1))).evidence())
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(evidence -> evidence.reason() == Reason.ITEM9_ROSE)
        .matches(evidence -> evidence.previousValue() == null);
  }

  @Test
  void aRiseIsToldFromTheLatestAnswerBeforeNotFromALaterOne() {
    List<Item9Answer> known =
        List.of(
            answer("first", TWO_WEEKS.multipliedBy(2), 0),
            answer("latest-before", TWO_WEEKS, 1),
            answer("after", TWO_WEEKS.negated(), 0));

    assertThat(only(SafetyPolicies.item9(TODAY.item9(1), known, produced(TODAY))).evidence())
        .matches(evidence -> evidence.tier() == Tier.SAME_DAY);
  }

  @Test
  void anAnswerThatWasWithdrawnIsNothingToCompareWith() {
    List<Item9Answer> known =
        List.of(
            answer("earlier", TWO_WEEKS.multipliedBy(2), 0), answer("withdrawn", TWO_WEEKS, null));

    assertThat(only(SafetyPolicies.item9(TODAY.item9(1), known, produced(TODAY))).evidence())
        .matches(evidence -> evidence.reason() == Reason.ITEM9_ROSE);
  }

  @Test
  void item9OfZeroFindsNothing() {
    assertThat(item9(TODAY.item9(0), twoWeeksAgo(3))).isEmpty();
  }

  @Test
  void aBlankItem9IsFollowedUpTheSameDay() {
    assertThat(only(item9(TODAY.assessment("phq-9", "11111111-"))))
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(AlertKind.ITEM9_UNANSWERED);
              assertThat(finding.kind().safety()).isTrue();
              assertThat(finding.evidence().reason()).isEqualTo(Reason.ITEM9_UNANSWERED);
              assertThat(finding.evidence().tier()).isEqualTo(Tier.SAME_DAY);
              assertThat(finding.evidence().value()).isNull();
            });
  }

  @Test
  void anAnswerAboveTheFormsRangeIsUrgentAndFlagged() {
    assertThat(only(item9(TODAY.item9(7), twoWeeksAgo(0))).evidence())
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(evidence -> evidence.flags().equals(List.of(Flag.IMPLAUSIBLE_ANSWER)));
  }

  @Test
  void anAnswerBelowTheFormsRangeIsFollowedUpAndFlagged() {
    assertThat(only(item9(TODAY.item9(-3))))
        .matches(finding -> finding.kind() == AlertKind.ITEM9_UNANSWERED)
        .matches(f -> f.evidence().flags().equals(List.of(Flag.IMPLAUSIBLE_ANSWER)));
  }

  @Test
  void anImplausibleAnswerIsNoMeasureForTheNextOne() {
    assertThat(SafetyPolicies.item9Answer(TODAY.item9(7), produced(TODAY))).isEmpty();
  }

  @Test
  void aFormThatCannotBeScoredStillAlerts() {
    assertThat(only(item9(TODAY.assessment("phq-9", "--------2"))).evidence())
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(evidence -> evidence.flags().equals(List.of(Flag.NOT_SCORABLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"phq-9", "PHQ-9", "phq9", "PHQ_9", "phq-9-adolescent"})
  void item9IsFoundHoweverTheFormIsSpelled(String instrument) {
    assertThat(item9(TODAY.assessment(instrument, "000000002"))).hasSize(1);
  }

  @Test
  void theNinthItemOfAnotherFormIsNotItem9() {
    assertThat(item9(TODAY.assessment("pcl-5", "000000003"))).isEmpty();
  }

  @Test
  void aClockAheadIsReplacedByTheReceiptAndFlagged() {
    AnEvent ahead = TODAY.receivedAfter(Duration.ofDays(-30));

    assertThat(only(item9(ahead.item9(2))).evidence())
        .satisfies(
            evidence -> {
              assertThat(evidence.flags()).containsExactly(Flag.CLOCK_REPLACED);
              assertThat(evidence.eventTimeMillis())
                  .isEqualTo(ahead.envelope().receivedAtMillis())
                  .isEqualTo(evidence.receivedAtMillis());
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void aClockThatWasNeverSetIsReplacedAndFlagged(long eventTimeMillis) {
    AnEvent broken = TODAY.happenedAtMillis(eventTimeMillis);

    assertThat(only(SafetyPolicies.item9(broken.item9(2), List.of(), produced(TODAY))).evidence())
        .matches(evidence -> evidence.flags().equals(List.of(Flag.CLOCK_REPLACED)))
        .matches(e -> e.eventTimeMillis() == broken.envelope().receivedAtMillis());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void aWrongReceiptIsReplacedByTheMomentOfTheLog(long receivedAtMillis) {
    AnEvent broken = TODAY.receivedAtMillis(receivedAtMillis);
    long producedAt = produced(TODAY);

    assertThat(only(SafetyPolicies.item9(broken.item9(2), List.of(), producedAt)).evidence())
        .matches(evidence -> evidence.flags().equals(List.of(Flag.CLOCK_REPLACED)))
        .matches(evidence -> evidence.receivedAtMillis() == producedAt)
        .matches(e -> e.eventTimeMillis() == TODAY.envelope().eventTimeMillis());
  }

  @Test
  void anAnswerReceivedYearsLateStillAlertsAndSaysSo() {
    AnEvent late = TODAY.receivedAfter(Duration.ofDays(3 * 365));

    assertThat(only(item9(late.item9(2))).evidence())
        .satisfies(
            evidence -> {
              assertThat(evidence.tier()).isEqualTo(Tier.URGENT);
              assertThat(evidence.flags()).containsExactly(Flag.LATE);
              assertThat(evidence.notifies()).isTrue();
              assertThat(evidence.eventTimeMillis()).isEqualTo(late.envelope().eventTimeMillis());
              assertThat(evidence.receivedAtMillis()).isEqualTo(late.envelope().receivedAtMillis());
            });
  }

  @Test
  void anAnswerReceivedWithinTheDayIsNotLate() {
    assertThat(only(item9(TODAY.receivedAfter(Duration.ofDays(1)).item9(2))).evidence().flags())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"urge-suicide,SUICIDE_RISK", "urge-self-harm,SELF_HARM_URGE"})
  void anUrgeOfFourOrMoreOfFiveIsUrgent(String metric, AlertKind kind) {
    for (double value : new double[] {4, 4.5, 5}) {
      assertThat(only(urges(TODAY.checkIn(metric, value))))
          .matches(finding -> finding.kind() == kind)
          .matches(finding -> finding.evidence().tier() == Tier.URGENT)
          .matches(finding -> finding.evidence().reason() == Reason.URGE_HIGH)
          .matches(finding -> finding.evidence().metric().equals(metric))
          .matches(finding -> finding.evidence().flags().isEmpty());
    }
    assertThat(urges(TODAY.checkIn(metric, 3.9))).isEmpty();
    assertThat(urges(TODAY.checkIn(metric, Double.NaN))).isEmpty();
  }

  @Test
  void anUrgeAboveTheScaleIsUrgentAndFlagged() {
    assertThat(only(urges(TODAY.checkIn("urge-suicide", 50))).evidence().flags())
        .containsExactly(Flag.IMPLAUSIBLE_ANSWER);
  }

  @Test
  void anUrgeIsFoundBesideRatingsThatNobodyKnows() {
    CheckIn checkIn = TODAY.checkIn(rating("aura", 900), rating("urge-self-harm", 5));
    assertThat(urges(checkIn)).hasSize(1);
  }

  @Test
  void anUrgeToUseIsNoSafetyMatterByItself() {
    assertThat(urges(TODAY.checkIn("urge-use", 5))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void onlyHistoryIsFoundWithoutNotifying(Source source) {
    boolean tells = source != Source.IMPORT && source != Source.REPLAY;

    assertThat(only(item9(TODAY.from(source).item9(2))).evidence().notifies()).isEqualTo(tells);
    assertThat(only(urges(TODAY.from(source).checkIn("urge-suicide", 5))).evidence().notifies())
        .isEqualTo(tells);
  }

  @Test
  void aFindingInheritsTheRulesOfItsEvent() {
    AnEvent secret = TODAY.under(Confidentiality.PART2_SUD);
    assertThat(only(item9(secret.item9(2))).confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
  }

  @Test
  void aCorrectionToZeroTakesBackWhatWasAnswered() {
    assertThat(item9(TODAY.revision(1).item9(0)))
        .allMatch(Finding::retracted)
        .extracting(Finding::kind)
        .containsExactly(AlertKind.ITEM9_UNANSWERED, AlertKind.SUICIDE_RISK);
  }

  @Test
  void aCorrectionOfABlankTakesTheFollowUpBack() {
    assertThat(item9(TODAY.revision(1).item9(2)))
        .extracting(Finding::kind, Finding::retracted)
        .containsExactly(
            tuple(AlertKind.ITEM9_UNANSWERED, true), tuple(AlertKind.SUICIDE_RISK, false));
  }

  @Test
  void aCorrectionToABlankTakesNothingBack() {
    assertThat(only(item9(TODAY.revision(1).assessment("phq-9", "00000000-"))))
        .matches(finding -> finding.kind() == AlertKind.ITEM9_UNANSWERED && !finding.retracted());
  }

  @Test
  void aCorrectedUrgeIsTakenBack() {
    assertThat(urges(TODAY.revision(1).checkIn("urge-suicide", 1)))
        .allMatch(Finding::retracted)
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(AlertKind.SUICIDE_RISK, AlertKind.SELF_HARM_URGE);
  }

  private static List<Finding> item9(Assessment assessment, Item9Answer... earlier) {
    return SafetyPolicies.item9(
        assessment, List.of(earlier), assessment.envelope().receivedAtMillis() + 1000);
  }

  private static List<Finding> urges(CheckIn checkIn) {
    return SafetyPolicies.urges(checkIn, checkIn.envelope().receivedAtMillis() + 1000);
  }

  private static Item9Answer twoWeeksAgo(int answer) {
    return answer("two-weeks-ago", TWO_WEEKS, answer);
  }

  private static Item9Answer answer(String eventId, Duration ago, @Nullable Integer answer) {
    return new Item9Answer(eventId, 0, TODAY.envelope().eventTimeMillis() - ago.toMillis(), answer);
  }

  private static long produced(AnEvent event) {
    return event.envelope().receivedAtMillis() + 1000;
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
