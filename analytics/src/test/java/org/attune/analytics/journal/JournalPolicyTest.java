package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.Finding;
import org.attune.analytics.alert.Flag;
import org.attune.analytics.alert.Reason;
import org.attune.analytics.alert.TextSpan;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JournalPolicyTest {
  private static final AnEvent ENTRY = APatient.enrolled().at("2026-03-16T21:00").id("entry-1");

  @ParameterizedTest
  @CsvSource({
    "WISH_TO_BE_DEAD, SUICIDE_RISK",
    "ACTIVE_THOUGHTS, SUICIDE_RISK",
    "METHOD, SUICIDE_RISK",
    "INTENT, SUICIDE_RISK",
    "PLAN, SUICIDE_RISK",
    "MEANS, SUICIDE_RISK",
    "GOODBYE, SUICIDE_RISK",
    "BEHAVIOR, SUICIDE_RISK",
    "SELF_HARM, SELF_HARM_URGE",
    "CRAVING_USE, CRAVING",
    "HARM_TO_OTHERS, HARM_TO_OTHERS",
    "ABUSE_DISCLOSURE, ABUSE_DISCLOSURE"
  })
  void aPhraseIsEvidenceOfItsKind(JournalCategory category, AlertKind kind) {
    Finding finding = only(phrase(ENTRY, category, Tier.URGENT));

    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.evidence())
        .matches(evidence -> evidence.reason() == Reason.JOURNAL_PHRASE)
        .matches(evidence -> evidence.tier() == Tier.URGENT)
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.flags().isEmpty());
  }

  @Test
  void hopelessnessAloneOpensNothing() {
    assertThat(JournalPolicy.of(phrase(ENTRY, JournalCategory.HOPELESSNESS, Tier.ROUTINE)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(JournalCategory.class)
  void whatOnlyAModelFoundAsksForAReviewOfTheEntry(JournalCategory category) {
    Finding finding = only(ENTRY.language(FindingKind.MODEL, category, Tier.SAME_DAY));

    assertThat(finding.kind()).isEqualTo(AlertKind.JOURNAL_REVIEW);
    assertThat(finding.evidence().reason()).isEqualTo(Reason.JOURNAL_MODEL);
    assertThat(finding.evidence().value()).isEqualTo(0.9);
  }

  @ParameterizedTest
  @EnumSource(Modifier.class)
  void whatLowersIsFlaggedAndTheLoweredTierIsKept(Modifier modifier) {
    Finding finding =
        only(ENTRY.language(FindingKind.PHRASE, JournalCategory.INTENT, Tier.SAME_DAY, modifier));

    assertThat(finding.kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    assertThat(finding.evidence().tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(finding.evidence().flags()).containsExactly(Flag.valueOf(modifier.name()));
  }

  @Test
  void evidencePointsToTheEntryAndTheSpan() {
    Evidence evidence = only(phrase(ENTRY, JournalCategory.PLAN, Tier.URGENT)).evidence();

    assertThat(Objects.requireNonNull(evidence.place())).isEqualTo(new TextSpan("entry-1", 12, 23));
    assertThat(evidence.key()).isEqualTo("entry-1/PHRASE-PLAN");
    assertThat(evidence.metric()).isEqualTo("journal.plan");
    assertThat(evidence.value()).isNull();
  }

  @Test
  void aWithdrawnSignalAnnotates() {
    Finding finding = only(phrase(ENTRY.retractedBy(2), JournalCategory.PLAN, Tier.URGENT));

    assertThat(finding.retracted()).isTrue();
    assertThat(finding.revision()).isEqualTo(2);
    assertThat(finding.evidence().flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void anEntryThatCameADayLateSaysSo() {
    assertThat(
            only(phrase(
                    ENTRY.receivedAfter(Duration.ofHours(25)), JournalCategory.PLAN, Tier.URGENT))
                .evidence()
                .flags())
        .containsExactly(Flag.LATE);
  }

  @Test
  void rulesOfDisclosureTravelOnAndHistoryNotifiesNobody() {
    Finding finding =
        only(
            phrase(
                ENTRY.under(Confidentiality.PART2_SUD).from(Source.IMPORT),
                JournalCategory.CRAVING_USE,
                Tier.ROUTINE));

    assertThat(finding.confidentiality()).isEqualTo(Confidentiality.PART2_SUD);
    assertThat(finding.evidence().notifies()).isFalse();
  }

  private static JournalSignal phrase(AnEvent entry, JournalCategory category, Tier tier) {
    return entry.language(FindingKind.PHRASE, category, tier);
  }

  private static Finding only(JournalSignal signal) {
    List<Finding> findings = JournalPolicy.of(signal);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
