package org.attune.analytics.journal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.analytics.journal.JournalTheme;
import org.junit.jupiter.api.Test;

final class ContextHeadsTest {
  private static final int DIMENSIONS = 384;

  @Test
  void theHeadsThatShipWeighVectorsAlone() {
    ContextHeads heads = ContextHeads.load();

    assertThat(ContextHeads.THEMES)
        .isNotEmpty()
        .allSatisfy(
            theme -> {
              assertThat(heads.head(theme).weights()).hasSize(PassageTerms.WORDING + DIMENSIONS);
              assertThat(heads.head(theme).weights().subList(0, PassageTerms.WORDING))
                  .containsOnly(0.0);
              assertThat(heads.from(theme)).isBetween(0.0, 1.0);
            });
    assertThat(heads.sentiment().weights().subList(0, PassageTerms.WORDING)).containsOnly(0.0);
    assertThat(heads.crossValidated()).containsKeys("themes.anxiety.f1", "sentiment.auc");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ContextHeads heads = ContextHeads.load();

    assertThat(ContextHeads.parse(heads.lines())).isEqualTo(heads);
  }

  @Test
  void noHeadFindsWhatPhrasesFind() {
    assertThatThrownBy(() -> ContextHeads.load().head(JournalTheme.SLEEP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ContextHeads.load().from(JournalTheme.SLEEP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
