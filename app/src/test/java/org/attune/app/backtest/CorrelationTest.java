package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  /** Deviations (−1, 0, 1) and (−1, 1, 0): 1/√(2 × 2). */
  @Test
  void pearsonsRIsOneOnALineAndAHalfHere() {
    assertThat(Correlation.pearson(new double[] {1, 2, 3}, new double[] {2, 4, 6}))
        .isCloseTo(1, within(1e-12));
    assertThat(Correlation.pearson(new double[] {1, 2, 3}, new double[] {1, 3, 2}))
        .isCloseTo(0.5, within(1e-12));
    assertThat(Correlation.pearson(new double[] {1, 1}, new double[] {1, 3})).isNaN();
  }

  /** Positives score 3 and 1, negatives 2 and 1: higher in two pairs of four, equal in one. */
  @Test
  void theAucCountsPairsAndTiesHalf() {
    double[] scores = {3, 1, 2, 1};
    double[] outcomes = {12, 10, 9, 0};
    assertThat(Correlation.auc(scores, outcomes, 10)).isEqualTo(2.5 / 4);
    assertThat(Correlation.auc(scores, outcomes, 30)).isNaN();
  }
}
