package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.junit.jupiter.api.Test;

/** What episodes make of language in a journal. */
final class JournalEvidenceTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @Test
  void aPhraseOpensAnEpisodeOfItsTierAndAWithdrawalAnnotatesIt() {
    Alert opened =
        only(
            alerts.take(
                on(0).language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.IMMEDIATE)));
    assertThat(opened.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    assertThat(opened.tier()).isEqualTo(Tier.IMMEDIATE);

    Alert withdrawn =
        only(
            alerts.take(
                on(0)
                    .retractedBy(1)
                    .language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.IMMEDIATE)));
    assertThat(withdrawn.detection()).isEqualTo(Detection.OPEN);
    assertThat(withdrawn.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(withdrawn).flags()).containsExactly(Flag.RETRACTED);
    assertThat(newest(withdrawn).place()).isEqualTo(newest(opened).place());
  }

  @Test
  void worseWordsUnderARevisionThatWasReadDoNotPassUnseen() {
    alerts.take(on(0).language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.ROUTINE));

    Alert raised =
        only(
            alerts.take(
                on(0).language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.IMMEDIATE)));
    assertThat(raised.tier()).isEqualTo(Tier.IMMEDIATE);
    assertThat(newest(raised).notifies()).isTrue();
    assertThat(
            alerts.take(on(0).language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.IMMEDIATE)))
        .isEmpty();
  }

  @Test
  void languageThatIsLoweredStillNotifies() {
    Alert alert =
        only(alerts.take(on(0).language(FindingKind.PHRASE, JournalCategory.PLAN, Tier.ROUTINE)));

    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(newest(alert).notifies()).isTrue();
  }

  @Test
  void aPlanSwitchesOffTheModelsAndNeverThePhrases() {
    alerts.plan("journal-model", "journal-language");

    assertThat(alerts.take(on(0).language(FindingKind.MODEL, JournalCategory.INTENT, Tier.ROUTINE)))
        .isEmpty();
    assertThat(
            alerts.take(on(0).language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.IMMEDIATE)))
        .hasSize(1);
  }

  @Test
  void aPlanWithoutCravingPassesOverLanguageAboutIt() {
    alerts.plan("craving");

    assertThat(
            alerts.take(
                on(0).language(FindingKind.PHRASE, JournalCategory.CRAVING_USE, Tier.ROUTINE)))
        .isEmpty();
  }
}
