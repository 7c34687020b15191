package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BriefAddictionMonitorTest {

  @ParameterizedTest
  @CsvSource({"0, 0, false", "1, 0, true", "0, 1, false", "4, 3, true", "3, 3, false"})
  void riskIsAboveProtectionOnlyWhenItIsHigher(int risk, int protection, boolean above) {
    assertThat(BriefAddictionMonitor.riskAboveProtection(score(7, 0, risk, protection)))
        .contains(above);
  }

  @Test
  void withoutEitherSubscaleNothingIsSaid() {
    Map<Integer, Integer> answers = answers(0, 4, 0);
    answers.remove(9);
    assertThat(BriefAddictionMonitor.riskAboveProtection(Scorer.score(Instruments.BAM, answers)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "0, 0, false", "1, 2, false", "1, 0, false"})
  void useAfterNoneIsAReturnToUse(int before, int now, boolean returned) {
    assertThat(BriefAddictionMonitor.returnedToUse(score(30, before, 0, 0), score(7, now, 0, 0)))
        .isEqualTo(returned);
  }

  @Test
  void aBlankIsNeitherAbstinenceNorUse() {
    Map<Integer, Integer> answers = answers(0, 0, 0);
    answers.remove(6);
    Score blank = Scorer.score(Instruments.BAM, answers);
    assertThat(BriefAddictionMonitor.returnedToUse(blank, score(7, 1, 0, 0))).isFalse();
    assertThat(BriefAddictionMonitor.returnedToUse(score(7, 0, 0, 0), blank)).isFalse();
  }

  private static Score score(int lookBackDays, int use, int risk, int protection) {
    return Scorer.score(
        Instruments.BAM, new Form("", lookBackDays, answers(use, risk, protection), null));
  }

  private static Map<Integer, Integer> answers(int use, int risk, int protection) {
    Map<Integer, Integer> answers = new TreeMap<>();
    Instruments.BAM.items().forEach(item -> answers.put(item.number(), 0));
    answers.put(4, use);
    answers.put(1, risk);
    answers.put(16, protection);
    return answers;
  }
}
