package org.attune.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.attune.dashboard.fixture.Records;
import org.junit.jupiter.api.Test;

class AlertSentencesTest {
  @Test
  void saysWhichAnswerItem9GotInThePatientsOwnTime() {
    assertThat(AlertSentences.sentence(Records.item9("e").build()))
        .isEqualTo(
            "PHQ-9 item 9 (thoughts of being better off dead or of self-harm) was answered “more"
                + " than half the days” (2 of 3). Answered 3 Nov 12:00 patient's time.");
  }

  @Test
  void saysFromWhatItem9Rose() {
    assertThat(
            AlertSentences.finding(
                Records.item9("e")
                    .setReason("ITEM9_ROSE")
                    .setPreviousValue(0.0)
                    .setValue(1.0)
                    .build()))
        .endsWith("rose from “not at all” (0 of 3) to “several days” (1 of 3).");
  }

  @Test
  void saysThatAFirstAnswerHasNothingBeforeIt() {
    assertThat(
            AlertSentences.finding(
                Records.item9("e").setReason("ITEM9_ROSE").setPreviousValue(null).build()))
        .endsWith("was answered “more than half the days” (2 of 3), the first answer on record.");
  }

  @Test
  void tellsAnAnswerThatTheFormDoesNotHaveFromABlank() {
    assertThat(
            AlertSentences.finding(
                Records.item9("e")
                    .setReason("ITEM9_UNANSWERED")
                    .setValue(null)
                    .setFlags(List.of("IMPLAUSIBLE_ANSWER"))
                    .build()))
        .endsWith("was given an answer that the form does not have: follow up.");
  }

  @Test
  void saysThatItem9WasLeftUnansweredUnderWhateverReason() {
    assertThat(AlertSentences.finding(Records.item9("e").setValue(null).build()))
        .endsWith("was left unanswered: follow up.");
    assertThat(
            AlertSentences.finding(
                Records.item9("e").setReason("ITEM9_UNANSWERED").setValue(null).build()))
        .endsWith("was left unanswered: follow up.");
  }

  @Test
  void neverReadsAnAnswerOffTheScaleAsOneOnIt() {
    assertThat(
            AlertSentences.sentence(
                Records.item9("e").setValue(7.0).setFlags(List.of("IMPLAUSIBLE_ANSWER")).build()))
        .contains("answered 7, which is not on the scale of 0 to 3")
        .endsWith("The answer lies outside the scale: ask the patient.");
  }

  @Test
  void saysHowLateAnAnswerCame() {
    assertThat(
            AlertSentences.sentence(
                Records.item9("e")
                    .setReceivedAt(Records.NOON.plus(Duration.ofDays(3)))
                    .setFlags(List.of("LATE"))
                    .build()))
        .endsWith("Answered 3 Nov 12:00, received 6 Nov 12:00 patient's time (3 days late).");
  }

  @Test
  void saysThatTheDevicesClockWasWrongAndShowsNoTimeOfIt() {
    assertThat(
            AlertSentences.sentence(
                Records.item9("e")
                    .setEventTime(Records.NOON.minus(Duration.ofDays(9000)))
                    .setFlags(List.of("CLOCK_REPLACED"))
                    .build()))
        .contains("Received 3 Nov 12:00 patient's time.")
        .endsWith("The device's clock was wrong: the time of receipt is used.")
        .doesNotContain("Answered");
  }

  @Test
  void saysAnUrgeOnItsScale() {
    assertThat(
            AlertSentences.finding(
                Records.item9("e")
                    .setReason("URGE_HIGH")
                    .setMetric("urge-self-harm")
                    .setValue(5.0)
                    .build()))
        .isEqualTo("Self-harm urge was rated 5 of 5.");
  }

  @Test
  void comparesAChartWithThePatientsOwnUsual() {
    assertThat(AlertSentences.sentence(Records.moodBreach(LocalDate.of(2026, 11, 2)).build()))
        .isEqualTo(
            "Mood has been running below usual: running average 5.1 of 10, usually 6.2 (alert"
                + " limit 5.4); that day 3. Day of 2 Nov, received 3 Nov 12:00 patient's time.");
  }

  @Test
  void namesTheUpperLimitWhenTheChartRuns() {
    assertThat(
            AlertSentences.finding(
                Records.moodBreach(LocalDate.of(2026, 11, 2))
                    .setMetric("heart-rate")
                    .setEwma(84.0)
                    .setBaselineMean(70.0)
                    .setLowerLimit(64.0)
                    .setUpperLimit(76.0)
                    .setValue(90.0)
                    .build()))
        .contains("Heart rate has been running above usual")
        .contains("running average 84 per min, usually 70 (alert limit 76); that day 90.");
  }

  @Test
  void showsAReasonItDoesNotKnowRatherThanNothing() {
    assertThat(
            AlertSentences.finding(
                Records.item9("e").setReason("NEW_RULE").setMetric("some-metric").build()))
        .isEqualTo("Some metric was 2 (new rule).");
    assertThat(AlertSentences.sentence(Records.item9("e").setFlags(List.of("NEW_FLAG")).build()))
        .endsWith("Flag: new flag.");
  }

  @Test
  void saysWhatWasWithdrawn() {
    assertThat(AlertSentences.sentence(Records.item9("e").setFlags(List.of("RETRACTED")).build()))
        .endsWith("The answer was withdrawn later.");
  }

  @Test
  void saysOfTheRatingsTakenTogetherWhereTheyRunAndNotTheirUnitAlone() {
    assertThat(
            AlertSentences.finding(
                Records.moodBreach(LocalDate.of(2026, 11, 2))
                    .setMetric("ratings-together")
                    .setEwma(1.3)
                    .setBaselineMean(0.0)
                    .setLowerLimit(-0.9)
                    .setUpperLimit(0.9)
                    .setValue(1.8)
                    .build()))
        .isEqualTo(
            "Ratings taken together are running above this patient's usual, in the direction of"
                + " concern: running average 1.3 SD from usual (alert limit 0.9); that day 1.8.");
  }
}
