package org.attune.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.Usefulness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ActionRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

  private static Act ending(Disposition disposition, String reason) {
    return Act.resolve(1, disposition, reason, Usefulness.UNKNOWN);
  }

  @Test
  void aSafetyAlertIsNeverSnoozed() {
    assertThat(ActionRules.refusal(true, Act.snooze(1, NOW.plusSeconds(60)), NOW))
        .contains(ActionOutcome.NEVER_SNOOZED);
  }

  @Test
  void anotherIsSnoozedForSeventyTwoHoursAtMost() {
    Instant longest = NOW.plus(Duration.ofDays(3));
    assertThat(ActionRules.refusal(false, Act.snooze(1, longest), NOW)).isEmpty();
    assertThat(ActionRules.refusal(false, Act.snooze(1, longest.plusMillis(1)), NOW))
        .contains(ActionOutcome.SNOOZE_TOO_LONG);
    assertThat(ActionRules.refusal(false, Act.snooze(1, NOW), NOW))
        .contains(ActionOutcome.SNOOZE_TOO_LONG);
  }

  @Test
  void aContactAttemptEndsNothing() {
    assertThat(ActionRules.refusal(false, ending(Disposition.CONTACT_ATTEMPTED, "x"), NOW))
        .contains(ActionOutcome.NOT_AN_ENDING);
    assertThat(ActionRules.refusal(true, Act.contactAttempt(1, null), NOW)).isEmpty();
  }

  @Test
  void aSafetyAlertEndsOnlyWithADisposition() {
    assertThat(ActionRules.refusal(true, ending(Disposition.UNKNOWN, "x"), NOW))
        .contains(ActionOutcome.DISPOSITION_NEEDED);
    assertThat(ActionRules.refusal(false, ending(Disposition.UNKNOWN, ""), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_ACTION", "UNABLE_TO_REACH"})
  void noActionAndNobodyReachedNeedAReason(Disposition disposition) {
    assertThat(ActionRules.refusal(true, ending(disposition, " "), NOW))
        .contains(ActionOutcome.REASON_NEEDED);
    assertThat(ActionRules.refusal(true, ending(disposition, "said at the session"), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NO_ACTION", "UNABLE_TO_REACH", "UNKNOWN", "CONTACT_ATTEMPTED"})
  void whatWasDoneSpeaksForItself(Disposition disposition) {
    assertThat(ActionRules.refusal(true, ending(disposition, ""), NOW)).isEmpty();
  }

  @Test
  void aReasonIsNotABook() {
    assertThat(ActionRules.refusal(true, ending(Disposition.CONTACTED, "x".repeat(501)), NOW))
        .contains(ActionOutcome.REASON_TOO_LONG);
    assertThat(ActionRules.refusal(true, ending(Disposition.CONTACTED, "x".repeat(500)), NOW))
        .isEmpty();
  }

  @Test
  void anActShowsNoWordsInText() {
    assertThat(ending(Disposition.NO_ACTION, "Nora said so").toString()).doesNotContain("Nora");
  }
}
