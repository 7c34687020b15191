package org.attune.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.attune.dashboard.fixture.Records;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          CSSRS_HIGH | c-ssrs-screener | 3 | - | - | C-SSRS: intent, a plan or recent suicidal behavior was answered yes.
          CSSRS_MODERATE | c-ssrs-screener | 2 | - | - | C-SSRS: thoughts of a method, or suicidal behavior over three months ago, was answered yes.
          CSSRS_LOW | c-ssrs-screener | 1 | - | - | C-SSRS: a wish to be dead, or suicidal thoughts, was answered yes.
          CSSRS_INCOMPLETE | c-ssrs-screener | 0 | - | - | C-SSRS: required questions were left blank. A blank is not a no: ask.
          MISSED_SESSION | sessions | 1 | - | - | A scheduled session was missed without an excuse.
          MISSED_SESSION | sessions | 3 | - | - | 3 scheduled sessions in a row were missed without an excuse.
          MISSED_SESSION_AFTER_SAFETY | sessions | 1 | - | - | A scheduled session was missed without an excuse. There was a safety signal within the seven days before.
          OPIOID_MEDICATION_STOPPED | opioid-use-disorder-medication | - | - | - | Medication for opioid use disorder was stopped: tolerance may be reduced. Naloxone?
          CRAVING_HIGH | craving | 9 | - | - | Craving was rated 9 of 10.
          CRAVING_HIGH | urge-use | 4 | - | - | Urge to use was rated 4 of 5.
          SILENT | patient | 3 | - | - | Nothing has been heard from the patient for 3 days, longer than is this patient's habit.
          WEARABLE_OFF | wearable | 1 | - | - | The wearable has sent nothing for 1 day, though the patient still answers.
          RELIABLY_WORSE | phq-9-total | 14 | 5 | - | PHQ-9 total is 14, from 5 at the start: reliably worse.
          NOT_ON_TRACK | phq-9-total | 16 | 15 | 8.3 | PHQ-9 total is 16, from 15 at the start; about 8.3 was to be expected by now: behind the response to be expected.
          JOURNAL_PHRASE | journal.intent | - | - | - | A journal entry holds language about an intent to die. Read the entry.
          JOURNAL_PHRASE | journal.abuse-disclosure | - | - | - | A journal entry holds language about abuse. Read the entry.
          JOURNAL_MODEL | journal.self-harm | 0.9 | - | - | A language model, and no phrase rule, took a journal entry to be about self-harm. Read the entry.
          """)
  void saysEachReasonAsAClinicianWould(
      String reason,
      String metric,
      @Nullable Double value,
      @Nullable Double before,
      @Nullable Double expected,
      String sentence) {
    assertThat(
            AlertSentences.finding(
                Records.item9("e")
                    .setReason(reason)
                    .setMetric(metric)
                    .setValue(value)
                    .setPreviousValue(before)
                    .setBaselineMean(expected)
                    .build()))
        .isEqualTo(sentence);
  }

  @Test
  void saysThatRequiredItemsOfAFormWereLeftBlank() {
    assertThat(
            AlertSentences.sentence(
                Records.item9("e")
                    .setReason("CSSRS_LOW")
                    .setMetric("c-ssrs-screener")
                    .setFlags(List.of("INCOMPLETE"))
                    .build()))
        .endsWith("Required questions were left blank: ask.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NEGATED",
        "PAST",
        "OTHER_PERSON",
        "HYPOTHETICAL",
        "IDIOM",
        "QUOTED",
        "EXPOSURE_EXERCISE"
      })
  void saysWhatMayLowerWordsInAJournal(String flag) {
    assertThat(
            AlertSentences.sentence(
                Records.item9("e")
                    .setReason("JOURNAL_PHRASE")
                    .setMetric("journal.intent")
                    .setValue(null)
                    .setFlags(List.of(flag))
                    .build()))
        .contains("an intent to die. Read the entry.")
        .doesNotContain("Flag:");
  }
}
