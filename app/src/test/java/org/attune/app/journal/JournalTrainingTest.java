package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.attune.analytics.journal.PassageReader;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.PassageTerms;
import org.junit.jupiter.api.Test;

/** Trains on invented terms: what is told apart there is known beforehand. */
class JournalTrainingTest {
  private static final int TERMS = PassageTerms.WORDING + 3;
  private static final List<String> LABELS =
      List.of("Supportive", "Indicator", "Ideation", "Behavior", "Attempt");

  /** Terms of which the first tells own ideation and the last distress, each not quite. */
  private static List<EncodedText> people(boolean tellsSomething) {
    Random random = new Random(3);
    List<EncodedText> people = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String label = LABELS.get(i % LABELS.size());
      double[] terms = noise(random);
      terms[0] += tellsSomething && i % LABELS.size() >= 2 ? 2 : 0;
      terms[TERMS - 2] += 6;
      people.add(new EncodedText("person-" + i, label, "", 0, Set.of(), PassageTerms.of(terms)));
    }
    return people;
  }

  private static List<EncodedText> segments(long seed) {
    Random random = new Random(seed);
    List<EncodedText> segments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double[] terms = noise(random);
      terms[TERMS - 1] += i % 2 == 0 ? 4 : 0;
      segments.add(
          new EncodedText(
              "post-" + i / 2, i % 2 == 0 ? "1" : "0", "", 0, Set.of(), PassageTerms.of(terms)));
    }
    return segments;
  }

  private static double[] noise(Random random) {
    double[] terms = new double[TERMS];
    for (int j = 0; j < TERMS; j++) {
      terms[j] = random.nextGaussian();
    }
    return terms;
  }

  private static JournalHeads train(List<EncodedText> people) {
    WeakTraining.Weak hopelessness =
        new WeakTraining.Weak(
            new LogisticHead(JournalHeads.HOPELESSNESS, 0, Collections.nCopies(TERMS, 0.0)),
            0.5,
            Map.of("weak.hopelessness.n", 9.0));
    return new JournalTraining(people, segments(4), segments(5), hopelessness, line -> {}).heads();
  }

  @Test
  void theSameTextsGiveTheSameFile() {
    assertThat(train(people(true)).lines()).isEqualTo(train(people(true)).lines());
  }

  @Test
  void whatCanBeToldIsToldAlsoOfPeopleThatWereLeftOut() {
    JournalHeads heads = train(people(true));

    assertThat(heads.crossValidated().get("cssrs.auc")).isGreaterThan(0.85);
    assertThat(heads.crossValidated().get("cssrs.flaggedAtRecall95")).isLessThan(0.6);
    assertThat(heads.crossValidated().get("dreaddit.f1")).isGreaterThan(0.75);
    assertThat(heads.crossValidated().get("review.ordinary")).isLessThanOrEqualTo(0.0201);
    assertThat(heads.crossValidated().get("review.ideationOrWorse")).isGreaterThan(0.3);
    assertThat(heads.crossValidated().get("review.people")).isEqualTo(100);
    assertThat(heads.crossValidated()).containsEntry("weak.hopelessness.n", 9.0);
    assertThat(heads.suicideLanguage().weights().subList(0, PassageReader.PERSON_TERMS))
        .containsOnly(0.0);
  }

  @Test
  void whereThereIsNothingToTellTheFiguresDoNotFlatter() {
    assertThat(train(people(false)).crossValidated().get("cssrs.auc")).isCloseTo(0.5, within(0.15));
  }
}
