package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.attune.analytics.journal.model.PassageTerms;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Predicate<EncodedText> POSITIVE = text -> text.is("1");

  @Test
  void theAreaIsTheShareOfPairsInOrderAndTiesCountHalf() {
    Ranking ranking = ranking("1", 0.9, "1", 0.5, "0", 0.5, "0", 0.1);

    assertThat(ranking.auc(POSITIVE, POSITIVE.negate())).isEqualTo(3.5 / 4);
  }

  @Test
  void aThresholdIsReachedByAtLeastTheShareAsked() {
    Ranking ranking = ranking("1", 0.9, "1", 0.8, "1", 0.3, "0", 0.5, "0", 0.1);

    assertThat(ranking.reachedBy(0.66, POSITIVE)).isEqualTo(0.8);
    assertThat(ranking.reachedBy(0.95, POSITIVE)).isEqualTo(0.3);
    assertThat(ranking.shareFrom(0.3, POSITIVE.negate())).isEqualTo(0.5);
  }

  @Test
  void theBestThresholdForF1IsFoundAmongTheScores() {
    Ranking ranking = ranking("1", 0.9, "1", 0.4, "0", 0.3, "0", 0.1);

    assertThat(ranking.bestForF1(POSITIVE)).isEqualTo(0.4);
    assertThat(ranking.f1(0.4, POSITIVE)).isEqualTo(1);
    assertThat(ranking.f1(0.3, POSITIVE)).isEqualTo(4 / 5.0);
  }

  private static Ranking ranking(Object... labelsAndScores) {
    EncodedText[] texts = new EncodedText[labelsAndScores.length / 2];
    Double[] scores = new Double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          new EncodedText(
              "g" + i, (String) labelsAndScores[2 * i], "", 0, Set.of(), PassageTerms.of(0));
      scores[i] = (Double) labelsAndScores[2 * i + 1];
    }
    return new Ranking(List.of(texts), Arrays.asList(scores));
  }
}
