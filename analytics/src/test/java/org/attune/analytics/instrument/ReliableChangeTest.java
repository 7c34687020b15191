package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReliableChangeTest {

  @ParameterizedTest
  @CsvSource({
    "phq-9, 15, 9, RECOVERED",
    "phq-9, 16, 10, IMPROVED",
    "phq-9, 15, 10, UNCHANGED",
    "phq-9, 10, 9, UNCHANGED",
    "phq-9, 9, 3, IMPROVED",
    "phq-9, 10, 15, UNCHANGED",
    "phq-9, 10, 16, DETERIORATED",
    "gad-7, 11, 7, RECOVERED",
    "gad-7, 12, 8, IMPROVED",
    "gad-7, 10, 14, DETERIORATED",
    "gad-7, 10, 13, UNCHANGED",
    "pcl-5, 45, 30, RECOVERED",
    "pcl-5, 46, 31, IMPROVED",
    "pcl-5, 40, 26, UNCHANGED",
    "pcl-5, 40, 55, DETERIORATED",
    "isi, 13, 7, RECOVERED",
    "isi, 20, 14, IMPROVED",
    "isi, 10, 16, DETERIORATED",
  })
  void theClassesShareOutEveryChange(String id, int baseline, int now, ChangeClass outcome) {
    Change change = between(id, baseline, now);
    assertThat(change.outcome()).isEqualTo(outcome);
    assertThat(change.improvement()).isEqualTo(baseline - now);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 13, RECOVERED",
    "5, 8, IMPROVED",
    "10, 12, UNCHANGED",
    "13, 10, DETERIORATED",
  })
  void aRiseOfWellBeingIsAnImprovement(int baselineSum, int nowSum, ChangeClass outcome) {
    Change change = between("who-5", baselineSum, nowSum);
    assertThat(change.outcome()).isEqualTo(outcome);
    assertThat(change.improvement()).isEqualTo(4 * (nowSum - baselineSum));
    assertThat(change.threshold().kind()).isEqualTo(ChangeKind.MINIMAL_IMPORTANT);
  }

  @Test
  void withoutATotalOrAnAcceptedChangeNothingIsSaid() {
    Score whole = Scorer.score(Instruments.PHQ_9, ScorerTest.summingTo(Instruments.PHQ_9, 12));
    Score blank = Scorer.score(Instruments.PHQ_9, Map.of(1, 3));
    assertThat(ReliableChange.between(Instruments.PHQ_9, whole, blank)).isEmpty();
    assertThat(ReliableChange.between(Instruments.PHQ_9, blank, whole)).isEmpty();
    Score drinking = Scorer.score(Instruments.AUDIT_C, Map.of(1, 4, 2, 4, 3, 4));
    assertThat(ReliableChange.between(Instruments.AUDIT_C, drinking, drinking)).isEmpty();
  }

  @Test
  void aWeekIsNotComparedWithAMonth() {
    Map<Integer, Integer> answers = ScorerTest.summingTo(Instruments.PCL_5, 50);
    Score month = Scorer.score(Instruments.PCL_5, new Form("", 30, answers, null));
    Score week = Scorer.score(Instruments.PCL_5, new Form("", 7, answers, null));
    assertThat(ReliableChange.between(Instruments.PCL_5, month, week)).isEmpty();
    assertThat(ReliableChange.between(Instruments.PCL_5, week, week)).isPresent();
  }

  /** Worked by hand: sd 7.5, reliability .80. S_E = 7.5 √.2 = 3.354, S_diff = 4.743. */
  @Test
  void theIndexAndItsThresholdAreTheSameRule() {
    double error = ReliableChange.standardErrorOfDifference(7.5, 0.8);
    assertThat(error).isCloseTo(4.743, within(0.001));
    assertThat(ReliableChange.threshold(7.5, 0.8)).isCloseTo(9.297, within(0.001));
    assertThat(ReliableChange.index(47.5, 32.5, error)).isCloseTo(-3.162, within(0.001));
  }

  /** Halfway for equal spread; nearer the population that is less spread otherwise. */
  @Test
  void theCutOffLiesBetweenThePopulations() {
    assertThat(ReliableChange.cutOff(4, 3, 16, 3)).isEqualTo(10);
    assertThat(ReliableChange.cutOff(4, 2, 16, 4)).isEqualTo(8);
  }

  private static Change between(String id, int baselineSum, int nowSum) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    return ReliableChange.between(
            instrument,
            Scorer.score(instrument, ScorerTest.summingTo(instrument, baselineSum)),
            Scorer.score(instrument, ScorerTest.summingTo(instrument, nowSum)))
        .orElseThrow();
  }
}
