package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import org.attune.analytics.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumbiaPolicyTest {
  private static final String SCREENER = "c-ssrs-screener";

  private final APatientsAlerts alerts = new APatientsAlerts();

  @ParameterizedTest
  @CsvSource({
    "111100-, IMMEDIATE, CSSRS_HIGH",
    "110010-, IMMEDIATE, CSSRS_HIGH",
    "0000011, IMMEDIATE, CSSRS_HIGH",
    "111000-, URGENT, CSSRS_MODERATE",
    "0000010, URGENT, CSSRS_MODERATE",
    "10---0-, SAME_DAY, CSSRS_LOW",
    "110000-, SAME_DAY, CSSRS_LOW"
  })
  void theTierFollowsTheTriageOfTheForm(String answers, Tier tier, Reason reason) {
    Alert alert = only(alerts.take(on(0).assessment(SCREENER, answers)));

    assertThat(alert.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    assertThat(alert.tier()).isEqualTo(tier);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == reason)
        .matches(evidence -> evidence.flags().isEmpty())
        .matches(evidence -> evidence.metric().equals(SCREENER));
  }

  @Test
  void nothingEndorsedAndNothingBlankOpensNothing() {
    assertThat(alerts.take(on(0).assessment(SCREENER, "00---0-"))).isEmpty();
    assertThat(alerts.state().episodes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-------", "0----0-", "00-----", "-0---0-"})
  void aBlankIsNeverANo(String answers) {
    Alert alert = only(alerts.take(on(0).assessment(SCREENER, answers)));

    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(alert).reason()).isEqualTo(Reason.CSSRS_INCOMPLETE);
    assertThat(newest(alert).flags()).containsExactly(Flag.INCOMPLETE);
  }

  @Test
  void aLowFormWithBlanksIsUrgentSinceTheyMayHideMore() {
    Alert alert = only(alerts.take(on(0).assessment(SCREENER, "11---0-")));

    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(alert).reason()).isEqualTo(Reason.CSSRS_LOW);
    assertThat(newest(alert).flags()).containsExactly(Flag.INCOMPLETE);
  }

  @Test
  void blanksDoNotLowerAHighForm() {
    Alert alert = only(alerts.take(on(0).assessment(SCREENER, "-1-1---")));

    assertThat(alert.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(alert).flags()).containsExactly(Flag.INCOMPLETE);
  }

  @Test
  void anAnswerThatTheFormDoesNotHaveCountsAsYesAndIsMarked() {
    Alert alert = only(alerts.take(on(0).assessment(SCREENER, "110200-")));

    assertThat(alert.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(alert).flags()).containsExactly(Flag.IMPLAUSIBLE_ANSWER);
  }

  @Test
  void aCorrectionDownToNothingAnnotatesAndClosesNothing() {
    alerts.take(on(0).assessment(SCREENER, "111100-"));
    Alert corrected = only(alerts.take(on(0).revision(1).assessment(SCREENER, "00---0-")));

    assertThat(corrected.detection()).isEqualTo(Detection.OPEN);
    assertThat(corrected.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(corrected).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aWithdrawnFormAnnotatesAndClosesNothing() {
    alerts.take(on(0).assessment(SCREENER, "111100-"));
    Alert withdrawn = only(alerts.take(on(0).retractedBy(1).assessment(SCREENER, "111100-")));

    assertThat(withdrawn.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(withdrawn).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aCorrectionToBlankWithdrawsNothing() {
    alerts.take(on(0).assessment(SCREENER, "111100-"));
    Alert corrected = only(alerts.take(on(0).revision(1).assessment(SCREENER, "-------")));

    assertThat(corrected.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(corrected).flags()).doesNotContain(Flag.RETRACTED);
  }

  @Test
  void aWorseAnswerUnderAnEventIdThatIsTakenDoesNotPassUnseen() {
    alerts.take(on(0).assessment(SCREENER, "10---0-"));
    Alert worse = only(alerts.take(on(0).assessment(SCREENER, "111100-")));

    assertThat(worse.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(worse).notifies()).isTrue();
  }

  @Test
  void eachNewFormNotifiesAndAReSendDoesNot() {
    alerts.take(on(0).assessment(SCREENER, "10---0-"));
    assertThat(alerts.take(on(0).assessment(SCREENER, "10---0-"))).isEmpty();

    assertThat(newest(only(alerts.day(1).take(on(1).assessment(SCREENER, "10---0-")))).notifies())
        .isTrue();
  }

  @Test
  void behaviorSinceTheLastContactIsHigh() {
    assertThat(only(alerts.take(on(0).assessment("c-ssrs-since-last-contact", "00---1"))).tier())
        .isEqualTo(Tier.IMMEDIATE);
  }

  @Test
  void historyNotifiesNobody() {
    Alert alert = only(alerts.take(on(0).from(Source.IMPORT).assessment(SCREENER, "111100-")));

    assertThat(alert.evidence()).noneMatch(Evidence::notifies);
  }

  @Test
  void noPlanSwitchesItOff() {
    alerts.plan("c-ssrs", "item-9", "safety-urge");

    assertThat(only(alerts.take(on(0).assessment(SCREENER, "111100-"))).tier())
        .isEqualTo(Tier.IMMEDIATE);
  }
}
