package org.attune.analytics.journal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.journal.CssrsLevel;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalFinding;
import org.junit.jupiter.api.Test;

final class JournalModelTest {
  private static final String DARK = "Everyone could breathe easier without my weight on them.";
  private static final String GRAY = "Next year is a wall, and so is the one after it.";
  private static final String LIGHT = "I walked by the lake with my sister.";

  /** Dark sentences lie in one direction, gray ones in another, all others in a third. */
  private static final SentenceEncoder THREE_DIRECTIONS =
      new SentenceEncoder() {
        @Override
        public float[] encode(String sentence) {
          if (sentence.contains("breathe easier")) {
            return new float[] {1, 0, 0};
          }
          return sentence.contains("a wall") ? new float[] {0, 0, 1} : new float[] {0, 1, 0};
        }

        @Override
        public int dimensions() {
          return 3;
        }

        @Override
        public void close() {}
      };

  private final JournalModel model = new JournalModel(heads(), THREE_DIRECTIONS);

  /** A passage is told by the share of its sentences that are dark. */
  private static JournalHeads heads() {
    LogisticHead dark = head(20, -4, -4);
    return new JournalHeads(dark, dark, dark, head(-4, -4, 20), 0.25, 0.5, 0.5, Map.of());
  }

  private static LogisticHead head(double dark, double light, double gray) {
    List<Double> weights = new ArrayList<>(Collections.nCopies(PassageTerms.WORDING, 0.0));
    weights.addAll(List.of(dark, light, gray));
    return new LogisticHead("head", 0, List.copyOf(weights));
  }

  @Test
  void aFindingAsksForAReviewOfTheSentenceThatWeighsMost() {
    String text = LIGHT + ' ' + DARK + ' ' + LIGHT;

    List<JournalFinding> findings = model.read(entry(text, false));

    assertThat(findings).hasSize(1);
    JournalFinding finding = findings.get(0);
    assertThat(finding.kind()).isEqualTo(FindingKind.MODEL);
    assertThat(finding.tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(finding.score()).isBetween(0.25, 1.0);
    assertThat(text.substring(finding.spanStart(), finding.spanEnd()))
        .isEqualTo(DARK.substring(0, DARK.length() - 1));
  }

  @Test
  void aDarkSentenceIsFoundAtTheEndOfALongEntryToo() {
    assertThat(model.read(entry((LIGHT + ' ').repeat(48) + DARK + ' ' + DARK, false))).hasSize(1);
  }

  @Test
  void ordinaryWritingAsksForNothing() {
    assertThat(model.read(entry((LIGHT + ' ').repeat(12), false))).isEmpty();
  }

  @Test
  void whatAPhraseSaysPlainlyTheModelDoesNotSayAgain() {
    assertThat(model.read(entry(DARK + " I want to kill myself.", false))).isEmpty();
  }

  @Test
  void hopelessnessWithoutAPhraseIsReadAtTheNextReview() {
    String text = LIGHT + ' ' + GRAY + ' ' + LIGHT;

    List<JournalFinding> findings = model.read(entry(text, false));

    assertThat(findings).hasSize(1);
    JournalFinding finding = findings.get(0);
    assertThat(finding.ruleId()).isEqualTo("model-hopelessness");
    assertThat(finding.kind()).isEqualTo(FindingKind.MODEL);
    assertThat(finding.category()).isEqualTo(JournalCategory.HOPELESSNESS);
    assertThat(finding.level()).isEqualTo(CssrsLevel.NONE);
    assertThat(finding.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(finding.score()).isBetween(0.5, 1.0);
    assertThat(text.substring(finding.spanStart(), finding.spanEnd()))
        .isEqualTo(GRAY.substring(0, GRAY.length() - 1));
  }

  @Test
  void whereAPhraseSpeaksOfHopelessnessOrAHeadOfSuicideThatIsAll() {
    assertThat(model.read(entry(GRAY + " Everything feels hopeless.", false))).isEmpty();
    assertThat(model.read(entry(GRAY + ' ' + DARK, false)))
        .extracting(JournalFinding::ruleId)
        .containsExactly("model-own-ideation");
  }

  @Test
  void whatIsWithdrawnOrEmptyHoldsNothing() {
    assertThat(model.read(entry(DARK, true))).isEmpty();
    assertThat(model.read(entry(" \n ", false))).isEmpty();
  }

  private static JournalEntry entry(String text, boolean retracted) {
    Envelope envelope =
        new Envelope(
            "e-1", "p-1", 1_000, 1_000, 0, Source.APP, 0, retracted, Confidentiality.NORMAL);
    return new JournalEntry(envelope, text, "en-US", PromptKind.FREE);
  }
}
