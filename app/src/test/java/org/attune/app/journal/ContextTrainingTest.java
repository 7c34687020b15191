package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.PassageTerms;
import org.junit.jupiter.api.Test;

/** Trains on invented terms: what is told apart there is known beforehand. */
class ContextTrainingTest {
  private static final List<String> FORUMS =
      List.of("relationships", "homeless", "ptsd", "anxiety");
  private static final int TERMS = PassageTerms.WORDING + FORUMS.size() + 1;

  /**
   * The wording tells the forum best of all, and may not be used; the last term tells the sound.
   */
  private static List<EncodedText> texts(long seed, boolean ordinary) {
    Random random = new Random(seed);
    List<EncodedText> texts = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      double[] terms = new double[TERMS];
      for (int j = 0; j < TERMS; j++) {
        terms[j] = random.nextGaussian();
      }
      int forum = i % FORUMS.size();
      double balance = random.nextGaussian();
      terms[0] = forum * 10;
      if (!ordinary) {
        terms[PassageTerms.WORDING + forum] += 8;
      }
      terms[TERMS - 1] += 8 * balance;
      texts.add(
          new EncodedText(
              "post-" + i / 2,
              balance < 0 ? "1" : "0",
              ordinary ? "" : FORUMS.get(forum),
              balance,
              Set.of(),
              PassageTerms.of(terms)));
    }
    return texts;
  }

  private static ContextHeads train() {
    return new ContextTraining(texts(1, false), texts(2, false), texts(3, true), line -> {})
        .heads();
  }

  @Test
  void theSameTextsGiveTheSameFile() {
    assertThat(train().lines()).isEqualTo(train().lines());
  }

  @Test
  void whatCanBeToldIsToldOfPostsThatWereLeftOut() {
    ContextHeads heads = train();

    assertThat(heads.crossValidated().get("sentiment.auc")).isGreaterThan(0.8);
    assertThat(ContextHeads.THEMES)
        .allSatisfy(
            theme -> {
              assertThat(figure(heads, theme, "f1")).isGreaterThan(0.7);
              assertThat(figure(heads, theme, "auc")).isGreaterThan(0.95);
              assertThat(figure(heads, theme, "precision")).isBetween(0.6, 1.0);
              assertThat(figure(heads, theme, "n")).isEqualTo(60);
              assertThat(figure(heads, theme, "ordinary")).isLessThan(0.6);
              assertThat(heads.head(theme).weights().subList(0, PassageTerms.WORDING))
                  .containsOnly(0.0);
            });
  }

  @Test
  void aThresholdIsTheHigherOfWhatIsRightOftenEnoughAndOfTheBestF1() {
    // Three of four are right from .1 on; the best F1 lies at .6, where as many are found.
    assertThat(ContextTraining.threshold(ranking(0.9, 0.8, 0.6, -0.1), ContextTrainingTest::own))
        .isEqualTo(0.6);
    // The best F1 lies at .5, where two of three calls are right; three of four are from .9 on.
    assertThat(
            ContextTraining.threshold(
                ranking(0.9, -0.8, 0.5, -0.2, -0.1), ContextTrainingTest::own))
        .isEqualTo(0.9);
  }

  private static boolean own(EncodedText text) {
    return text.is("own");
  }

  /** Scores; those of texts that do not speak of the theme have a sign. */
  private static Ranking ranking(double... signed) {
    List<EncodedText> texts = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (double score : signed) {
      String label = score > 0 ? "own" : "other";
      texts.add(new EncodedText("g" + texts.size(), label, "", 0, Set.of(), PassageTerms.of(0)));
      scores.add(Math.abs(score));
    }
    return new Ranking(texts, scores);
  }

  private static double figure(ContextHeads heads, JournalTheme theme, String name) {
    return heads.crossValidated().getOrDefault(ContextTraining.figure(theme, name), Double.NaN);
  }
}
