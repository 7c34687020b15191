package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.MaskedSentences.Said;
import org.attune.analytics.journal.model.PassageTerms;
import org.junit.jupiter.api.Test;

/** Trains on invented terms: what is told apart there is known beforehand. */
class WeakTrainingTest {
  private static final int TERMS = PassageTerms.WORDING + 3;

  private static List<EncodedText> texts(
      String group, String label, int count, double last, Set<JournalCategory> saidPlainly) {
    Random random = new Random((group + label).hashCode());
    List<EncodedText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] terms = new double[TERMS];
      for (int j = PassageTerms.WORDING; j < TERMS; j++) {
        terms[j] = random.nextGaussian();
      }
      terms[TERMS - 1] += last;
      texts.add(
          new EncodedText(
              group.equals(VeiledSentences.JUDGES) ? group : group + '-' + i / 2,
              label,
              "forum",
              0,
              saidPlainly,
              PassageTerms.of(terms)));
    }
    return texts;
  }

  /** Where {@code last} is not 0, the last term tells what is said. */
  private static WeakTraining.Weak train(double last) {
    List<EncodedText> segments = new ArrayList<>(texts("segment", "0", 300, 0, Set.of()));
    // A phrase has told of these already: they do not raise the threshold.
    segments.addAll(texts("phrase", "0", 50, 40, Set.of(JournalCategory.HOPELESSNESS)));
    segments.addAll(texts("suicide", "0", 50, 40, Set.of(JournalCategory.PLAN)));
    List<EncodedText> veiled =
        new ArrayList<>(texts(VeiledSentences.JUDGES, "HOPELESSNESS", 40, last, Set.of()));
    veiled.addAll(texts(VeiledSentences.JUDGES, "EVERYDAY", 40, 0, Set.of()));
    veiled.addAll(texts(VeiledSentences.JUDGES, "NEAR_HOPELESSNESS", 40, 0, Set.of()));
    return new WeakTraining(
            WeakTraining.HOPELESSNESS,
            JournalCategory.HOPELESSNESS,
            texts("said", Said.PLAINLY.name(), 120, last, Set.of()),
            texts("post", Said.NOT.name(), 900, 0, Set.of()),
            segments,
            texts("opening", "0", 300, 0, Set.of()))
        .head(veiled);
  }

  private static double figure(WeakTraining.Weak weak, String name) {
    return weak.figures().getOrDefault("weak.hopelessness." + name, Double.NaN);
  }

  @Test
  void whatCanBeToldIsToldOfWhatWasLeftOutAndFewOrdinaryTextsReachTheThreshold() {
    WeakTraining.Weak weak = train(4);

    assertThat(figure(weak, "n")).isEqualTo(120);
    assertThat(figure(weak, "auc")).isGreaterThan(0.95);
    assertThat(figure(weak, "dreaddit.auc")).isGreaterThan(0.95);
    assertThat(figure(weak, "ordinary")).isLessThanOrEqualTo(0.0201);
    assertThat(figure(weak, "ordinary.oneSentence")).isLessThanOrEqualTo(0.0201);
    assertThat(figure(weak, "judges.auc")).isGreaterThan(0.95);
    assertThat(figure(weak, "judges.near.auc")).isGreaterThan(0.95);
    assertThat(figure(weak, "judges.found")).isGreaterThan(0.6);
    assertThat(figure(weak, "judges.called")).isLessThan(0.1);
    assertThat(figure(weak, "judges.others")).isEqualTo(80);
    assertThat(weak.head().weights().subList(0, PassageTerms.WORDING)).containsOnly(0.0);
  }

  @Test
  void whereThereIsNothingToTellTheFiguresDoNotFlatter() {
    assertThat(figure(train(0), "auc")).isCloseTo(0.5, within(0.12));
  }

  @Test
  void theSameTextsGiveTheSameHead() {
    assertThat(train(4).head()).isEqualTo(train(4).head());
  }
}
