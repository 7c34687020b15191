package org.attune.analytics.journal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attune.analytics.journal.model.RidgeLogistic.Example;
import org.junit.jupiter.api.Test;

final class RidgeLogisticTest {
  private static final int TERMS = PassageTerms.WORDING + 5;

  /** Log odds 2 for each unit of the first term, -3 for each of a vector term, -0.5 besides. */
  private static List<Example> examples(int count) {
    Random random = new Random(5);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] terms = new double[TERMS];
      for (int j = 0; j < TERMS; j++) {
        terms[j] = random.nextGaussian();
      }
      terms[1] = 4;
      double logOdds = 2 * terms[0] - 3 * terms[PassageTerms.WORDING] - 0.5;
      boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      examples.add(new Example(PassageTerms.of(terms), positive, 1));
    }
    return examples;
  }

  @Test
  void whatTheLabelsWereDrawnFromIsFoundAgain() {
    LogisticHead head = new RidgeLogistic(0.01, 0.01).fit("synthetic", examples(4_000));

    assertThat(head.weights().get(0)).isCloseTo(2, within(0.2));
    assertThat(head.weights().get(PassageTerms.WORDING)).isCloseTo(-3, within(0.3));
    assertThat(head.weights().get(2)).isCloseTo(0, within(0.15));
    assertThat(head.intercept()).isCloseTo(-0.5, within(0.15));
  }

  @Test
  void aTermThatNeverVariesWeighsNothing() {
    LogisticHead head = new RidgeLogistic(1, 1).fit("synthetic", examples(300));

    assertThat(head.weights().get(1)).isZero();
  }

  @Test
  void eachPenaltyHoldsItsOwnTermsBack() {
    List<Example> examples = examples(500);
    LogisticHead free = new RidgeLogistic(1, 1).fit("synthetic", examples);
    LogisticHead held = new RidgeLogistic(1, 1_000).fit("synthetic", examples);

    assertThat(Math.abs(held.weights().get(PassageTerms.WORDING)))
        .isLessThan(Math.abs(free.weights().get(PassageTerms.WORDING)) / 3);
    assertThat(held.weights().get(0)).isPositive();
  }

  @Test
  void anExampleThatCountsTwiceIsTheSameAsTwo() {
    List<Example> once = examples(200);
    List<Example> twice = new ArrayList<>(once);
    twice.add(once.get(3));
    List<Example> heavy = new ArrayList<>(once);
    Example third = once.get(3);
    heavy.set(3, new Example(third.terms(), third.positive(), 2));

    assertThat(new RidgeLogistic(1, 1).fit("synthetic", heavy))
        .isEqualTo(new RidgeLogistic(1, 1).fit("synthetic", twice));
  }

  @Test
  void theSameExamplesGiveTheSameWeightsToTheLastBit() {
    assertThat(new RidgeLogistic(1, 3).fit("synthetic", examples(500)))
        .isEqualTo(new RidgeLogistic(1, 3).fit("synthetic", examples(500)));
  }

  @Test
  void oneLabelAloneTellsNothingApart() {
    List<Example> alike = examples(100).stream().filter(Example::positive).toList();

    assertThatThrownBy(() -> new RidgeLogistic(1, 1).fit("synthetic", alike))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
