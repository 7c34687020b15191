package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.ResearchData;
import org.junit.jupiter.api.Test;

/** Forms of mood and anxiety outpatients (panic cohort, Jang 2024) with the totals they carried. */
final class PrintedTotalsTest {

  @Test
  void everyPhq9OfThePanicCohortScoresAsPrinted() {
    assertThat(matching(Instruments.PHQ_9, ResearchData.rows("panic24/phq9.csv"))).isEqualTo(154);
  }

  @Test
  void everyGad7OfThePanicCohortScoresAsPrinted() {
    assertThat(matching(Instruments.GAD_7, ResearchData.rows("panic24/gad7.csv"))).isEqualTo(152);
  }

  /** How many forms score as printed; fails at the first that does not. */
  private static int matching(Instrument instrument, List<Map<String, String>> forms) {
    int matching = 0;
    for (Map<String, String> form : forms) {
      Map<Integer, Integer> answers = new HashMap<>();
      for (InstrumentItem item : instrument.items()) {
        String answer = form.getOrDefault("item" + item.number(), "");
        if (!answer.isEmpty()) {
          answers.put(item.number(), (int) Double.parseDouble(answer));
        }
      }
      Score score = Scorer.score(instrument, answers);
      assertThat(score.status()).as("row %d", matching + 1).isEqualTo(ScoreStatus.COMPLETE);
      assertThat(score.total())
          .as("row %d", matching + 1)
          .isEqualTo((int) Double.parseDouble(form.getOrDefault("total", "")));
      matching++;
    }
    return matching;
  }
}
