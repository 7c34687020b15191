package org.attune.analytics.journal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JournalHeadsTest {
  private static final int DIMENSIONS = 384;

  @Test
  void theHeadsThatShipWeighWordingAndVectors() {
    JournalHeads heads = JournalHeads.load();

    assertThat(List.of(heads.suicideLanguage(), heads.ownIdeation(), heads.distress()))
        .allSatisfy(head -> assertThat(head.weights()).hasSize(PassageTerms.WORDING + DIMENSIONS));
    assertThat(heads.hopelessness().weights()).hasSize(PassageTerms.WORDING + DIMENSIONS);
    assertThat(heads.hopelessness().weights().subList(0, PassageTerms.WORDING)).containsOnly(0.0);
    assertThat(heads.hopelessnessFrom()).isBetween(0.0, 1.0);
    assertThat(heads.reviewFrom()).isBetween(0.0, 1.0);
    assertThat(heads.distressFrom()).isBetween(0.0, 1.0);
    assertThat(heads.crossValidated()).containsKeys("cssrs.auc", "dreaddit.f1");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    JournalHeads heads = JournalHeads.load();

    assertThat(JournalHeads.parse(heads.lines())).isEqualTo(heads);
  }

  @Test
  void aHeadThatIsMissingIsSaidByItsName() {
    List<String> lines =
        JournalHeads.load().lines().stream()
            .filter(line -> !line.startsWith("head own-ideation"))
            .toList();

    assertThatThrownBy(() -> JournalHeads.parse(lines))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("own-ideation");
  }

  @Test
  void aLineOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> JournalHeads.parse(List.of("tail own-ideation 1")))
        .isInstanceOf(IllegalStateException.class);
  }
}
