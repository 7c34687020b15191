package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.attune.analytics.instrument.ClusterRule.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterRuleTest {
  private static final ClusterRule RULE = Objects.requireNonNull(Instruments.PCL_5.clusterRule());

  /** Twenty answers, clusters B C D E apart; a dash for a blank. */
  @ParameterizedTest
  @CsvSource({
    "20000 20 2200000 220000, MET",
    "00004 04 0000044 000044, MET",
    "11111 22 2222222 222222, NOT_MET",
    "22222 11 2222222 222222, NOT_MET",
    "22222 22 2111111 222222, NOT_MET",
    "22222 22 2222222 211111, NOT_MET",
    "2---- -- 2222222 222222, UNDETERMINED",
    "2---- 0- 22----- 22----, UNDETERMINED",
    "2---- 2- 22----- 22----, MET",
    "----- 00 2222222 222222, NOT_MET",
    "22222 22 2-11111 222222, UNDETERMINED",
    "22222 22 --11111 222222, UNDETERMINED",
    "22222 22 1-11111 222222, NOT_MET",
    "00000 00 0000000 000000, NOT_MET",
    "----- -- ------- ------, UNDETERMINED",
  })
  void blankItemsNeverDecideAgainst(String answers, Verdict verdict) {
    String codes = answers.replace(" ", "");
    Map<Integer, Integer> answered = new TreeMap<>();
    for (int index = 0; index < codes.length(); index++) {
      if (codes.charAt(index) != '-') {
        answered.put(index + 1, Character.digit(codes.charAt(index), 10));
      }
    }
    assertThat(codes).hasSize(20);
    assertThat(RULE.judge(answered)).isEqualTo(verdict);
  }
}
