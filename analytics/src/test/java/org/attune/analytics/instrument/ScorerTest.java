package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScorerTest {

  @Test
  void aCompleteFormIsTheSumOfItsItems() {
    Score score = Scorer.score(Instruments.PHQ_9, answers(1, 2, 3, 0, 1, 2, 3, 0, 1));
    assertThat(score)
        .isEqualTo(new Score(ScoreStatus.COMPLETE, 13, false, List.of(), List.of(), "moderate"));
  }

  @Test
  void twoBlankItemsOfThePhq9AreProrated() {
    // 9 × 8/7 = 10.29
    Score score = Scorer.score(Instruments.PHQ_9, answers(1, 1, 1, 1, 1, 1, 2, -1, -1));
    assertThat(score)
        .isEqualTo(new Score(ScoreStatus.PRORATED, 10, true, List.of(8, 9), List.of(), "moderate"));
  }

  @Test
  void aHalfIsRoundedUp() {
    // 9 × 4/8 = 4.5, the border of minimal and mild.
    Score score = Scorer.score(Instruments.PHQ_9, answers(1, 1, 1, 1, 0, 0, 0, 0, -1));
    assertThat(score.total()).isEqualTo(5);
    assertThat(score.band()).isEqualTo("mild");
  }

  @Test
  void justUnderAHalfIsRoundedDown() {
    // 7 × 8/6 = 9.33
    assertThat(Scorer.score(Instruments.GAD_7, answers(2, 2, 2, 1, 1, 0, -1)).total()).isEqualTo(9);
  }

  @Test
  void threeBlankItemsOfThePhq9GiveNoTotal() {
    Score score = Scorer.score(Instruments.PHQ_9, answers(3, 3, 3, 3, 3, 3, -1, -1, -1));
    assertThat(score)
        .isEqualTo(
            new Score(
                ScoreStatus.TOO_MANY_MISSING, null, false, List.of(7, 8, 9), List.of(), null));
  }

  @Test
  void twoBlankItemsOfTheGad7GiveNoTotal() {
    Score score = Scorer.score(Instruments.GAD_7, answers(3, 3, 3, 3, 3, -1, -1));
    assertThat(score.status()).isEqualTo(ScoreStatus.TOO_MANY_MISSING);
    assertThat(score.total()).isNull();
  }

  @Test
  void anEmptyFormGivesNoTotal() {
    Score score = Scorer.score(Instruments.PHQ_9, Map.of());
    assertThat(score.status()).isEqualTo(ScoreStatus.TOO_MANY_MISSING);
    assertThat(score.missingItems()).hasSize(9);
  }

  @Test
  void anAnswerOutsideItsRangeGivesNoTotalHoweverManyAreBlank() {
    Map<Integer, Integer> answers = answers(1, 1, 1, -1, -1, -1, -1, -1, -1);
    answers.put(2, 4);
    answers.put(3, -2);
    Score score = Scorer.score(Instruments.PHQ_9, answers);
    assertThat(score)
        .isEqualTo(
            new Score(
                ScoreStatus.IMPLAUSIBLE,
                null,
                false,
                List.of(4, 5, 6, 7, 8, 9),
                List.of(2, 3),
                null));
  }

  @Test
  void theDifficultyQuestionIsNotScored() {
    Map<Integer, Integer> answers = answers(0, 0, 0, 0, 0, 0, 0, 0, 0);
    answers.put(10, 4);
    Score score = Scorer.score(Instruments.PHQ_9, answers);
    assertThat(score.status()).isEqualTo(ScoreStatus.COMPLETE);
    assertThat(score.total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "phq-9, 0, minimal",
    "phq-9, 4, minimal",
    "phq-9, 5, mild",
    "phq-9, 9, mild",
    "phq-9, 10, moderate",
    "phq-9, 14, moderate",
    "phq-9, 15, moderately severe",
    "phq-9, 19, moderately severe",
    "phq-9, 20, severe",
    "phq-9, 27, severe",
    "gad-7, 4, minimal",
    "gad-7, 5, mild",
    "gad-7, 9, mild",
    "gad-7, 10, moderate",
    "gad-7, 14, moderate",
    "gad-7, 15, severe",
    "gad-7, 21, severe",
  })
  void theBandIsThatOfTheTotal(String id, int total, String band) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Map<Integer, Integer> answers = new TreeMap<>();
    int left = total;
    for (InstrumentItem item : instrument.items()) {
      int answer = Math.min(left, item.max());
      answers.put(item.number(), answer);
      left -= answer;
    }
    Score score = Scorer.score(instrument, answers);
    assertThat(score.total()).isEqualTo(total);
    assertThat(score.band()).isEqualTo(band);
  }

  /** Answers to items 1, 2, …; −1 for a blank. */
  private static Map<Integer, Integer> answers(int... codes) {
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int index = 0; index < codes.length; index++) {
      if (codes[index] >= 0) {
        answers.put(index + 1, codes[index]);
      }
    }
    return answers;
  }
}
