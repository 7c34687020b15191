package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScorerTest {

  @Test
  void aCompleteFormIsTheSumOfItsItems() {
    Score score = Scorer.score(Instruments.PHQ_9, answers(1, 2, 3, 0, 1, 2, 3, 0, 1));
    assertThat(score)
        .isEqualTo(
            new Score(
                ScoreStatus.COMPLETE,
                "two-weeks",
                List.of(new ScaleScore("total", "phq-9-total", 13, false, "moderate")),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void twoBlankItemsOfThePhq9AreProrated() {
    // 9 × 8/7 = 10.29
    Score score = Scorer.score(Instruments.PHQ_9, answers(1, 1, 1, 1, 1, 1, 2, -1, -1));
    assertThat(score)
        .isEqualTo(
            new Score(
                ScoreStatus.PRORATED,
                "two-weeks",
                List.of(new ScaleScore("total", "phq-9-total", 10, true, "moderate")),
                List.of(8, 9),
                List.of(),
                List.of()));
    assertThat(score.prorated()).isTrue();
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
                ScoreStatus.TOO_MANY_MISSING,
                "two-weeks",
                List.of(),
                List.of(7, 8, 9),
                List.of(),
                List.of()));
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
                "two-weeks",
                List.of(),
                List.of(4, 5, 6, 7, 8, 9),
                List.of(2, 3),
                List.of()));
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
    "isi, 0, not significant",
    "isi, 7, not significant",
    "isi, 8, subthreshold",
    "isi, 14, subthreshold",
    "isi, 15, moderate",
    "isi, 21, moderate",
    "isi, 22, severe",
    "isi, 28, severe",
  })
  void theBandIsThatOfTheTotal(String id, int total, String band) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Score score = Scorer.score(instrument, summingTo(instrument, total));
    assertThat(score.total()).isEqualTo(total);
    assertThat(score.band()).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({
    "WOMEN, 0, no use, ''",
    "WOMEN, 1, lower risk, ''",
    "WOMEN, 2, lower risk, ''",
    "WOMEN, 3, at risk, screen positive",
    "WOMEN, 7, at risk, screen positive",
    "WOMEN, 8, high risk, screen positive + high risk",
    "WOMEN, 12, high risk, screen positive + high risk",
    "MEN, 3, lower risk, ''",
    "MEN, 4, at risk, screen positive",
    "MEN, 7, at risk, screen positive",
    "MEN, 8, high risk, screen positive + high risk",
    "EVERYONE, 7, , ''",
    "EVERYONE, 8, , high risk",
  })
  void theAuditCGoesBySex(Audience audience, int total, @Nullable String band, String reached) {
    Form form = Form.of(summingTo(Instruments.AUDIT_C, total));
    Score score = Scorer.score(Instruments.AUDIT_C, form, audience);
    assertThat(score.total()).isEqualTo(total);
    assertThat(score.band()).isEqualTo(band);
    assertThat(
            total(Instruments.AUDIT_C).interpretation().reached(total, audience).stream()
                .map(CutOff::label)
                .collect(Collectors.joining(" + ")))
        .isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    "phq-9, 9, false, 10, true",
    "gad-7, 7, false, 8, true",
    "pcl-5, 30, false, 31, true",
    "who-5, 51, false, 50, true",
    "isi, 7, false, 8, true",
  })
  void theClinicalRangeStartsWhereItSays(
      String id, int outside, boolean is, int inside, boolean then) {
    CutOff caseness =
        Objects.requireNonNull(
            total(Instruments.find(id).orElseThrow()).interpretation().caseness());
    assertThat(caseness.reachedBy(outside)).isEqualTo(is);
    assertThat(caseness.reachedBy(inside)).isEqualTo(then);
  }

  /** Item numbers left blank, all others 1, and what comes of it. */
  @ParameterizedTest
  @CsvSource({
    "phq-9, '1,9', PRORATED, 9",
    "phq-9, '1,2,9', TOO_MANY_MISSING, ",
    "gad-7, '7', PRORATED, 7",
    "gad-7, '6,7', TOO_MANY_MISSING, ",
    "pcl-5, '1,6', PRORATED, 20",
    "pcl-5, '1,2', TOO_MANY_MISSING, ",
    "pcl-5, '1,6,8', TOO_MANY_MISSING, ",
    "audit-c, '3', TOO_MANY_MISSING, ",
    "who-5, '5', TOO_MANY_MISSING, ",
    "who-5, '', COMPLETE, 20",
    "ders-16, '1,16', PRORATED, 16",
    "ders-16, '1,2,3', TOO_MANY_MISSING, ",
    "isi, '4', PRORATED, 7",
    "isi, '4,5', TOO_MANY_MISSING, ",
    "bam, '', COMPLETE, ",
    "bam, '4', PARTIAL, ",
    "bam, '4,1,9', TOO_MANY_MISSING, ",
    "c-ssrs-screener, '3,4,5', NOT_SUMMED, ",
  })
  void blankItemsAreTreatedAsTheInstrumentSays(
      String id, String blank, ScoreStatus status, @Nullable Integer total) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Map<Integer, Integer> answers = new TreeMap<>();
    instrument.items().forEach(item -> answers.put(item.number(), 1));
    List<Integer> missing =
        Stream.of(blank.split(","))
            .filter(number -> !number.isEmpty())
            .map(Integer::valueOf)
            .toList();
    missing.forEach(answers::remove);

    Score score = Scorer.score(instrument, answers);

    assertThat(score.status()).isEqualTo(status);
    assertThat(score.total()).isEqualTo(total);
    assertThat(score.missingItems()).containsExactlyInAnyOrderElementsOf(missing);
  }

  @Test
  void aSubscaleIsScoredOnlyWhole() {
    Map<Integer, Integer> answers = new TreeMap<>();
    Instruments.PCL_5.items().forEach(item -> answers.put(item.number(), 2));
    answers.remove(7);
    Score score = Scorer.score(Instruments.PCL_5, answers);
    assertThat(score.scales())
        .extracting(ScaleScore::scale, ScaleScore::value, ScaleScore::prorated)
        .containsExactly(
            tuple("total", 40, true),
            tuple("b", 10, false),
            tuple("d", 14, false),
            tuple("e", 12, false));
  }

  @Test
  void theSubscalesOfTheBamAreThoseOfItsManual() {
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int item = 1; item <= 17; item++) {
      answers.put(item, item % 5);
    }
    Score score = Scorer.score(Instruments.BAM, answers);
    assertThat(score.scale("use").orElseThrow().value()).isEqualTo(4 + 0 + 1);
    assertThat(score.scale("risk").orElseThrow().value()).isEqualTo(1 + 2 + 3 + 3 + 1 + 0);
    assertThat(score.scale("protective").orElseThrow().value()).isEqualTo(4 + 0 + 2 + 3 + 4 + 1);
    assertThat(score.total()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "pcl-5, '', 0, month, pcl-5-total, VERSION_ASSUMED",
    "pcl-5, '', 7, week, pcl-5-week-total, ",
    "pcl-5, '', 28, month, pcl-5-total, ",
    "pcl-5, '', 31, month, pcl-5-total, ",
    "pcl-5, week, 0, week, pcl-5-week-total, ",
    "pcl-5, week, 30, month, pcl-5-total, VERSION_CONTRADICTED",
    "pcl-5, v2, 7, week, pcl-5-week-total, VERSION_UNKNOWN",
    "pcl-5, '', 14, month, pcl-5-total, LOOK_BACK_UNEXPECTED",
    "phq-9, '', 0, two-weeks, phq-9-total, ",
    "phq-9, '', 14, two-weeks, phq-9-total, ",
    "phq-9, '', 7, two-weeks, phq-9-total, LOOK_BACK_UNEXPECTED",
    "audit-c, '', 365, year, audit-c-total, ",
  })
  void theLookBackTellsTheVersionAndTheSeries(
      String id,
      String version,
      int lookBackDays,
      String scoredAs,
      String metric,
      @Nullable FormFlag flag) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Form form = new Form(version, lookBackDays, summingTo(instrument, 3), null);
    Score score = Scorer.score(instrument, form);
    assertThat(score.version()).isEqualTo(scoredAs);
    assertThat(score.scale("total").orElseThrow().metric()).isEqualTo(metric);
    assertThat(score.flags()).isEqualTo(flag == null ? List.of() : List.of(flag));
  }

  @ParameterizedTest
  @CsvSource({
    "phq-9, 10, 10, ",
    "phq-9, 10, 11, REPORTED_TOTAL_DIFFERS",
    "who-5, 13, 52, ",
    "who-5, 13, 13, ",
    "who-5, 13, 14, REPORTED_TOTAL_DIFFERS",
    "c-ssrs-screener, 2, 2, REPORTED_TOTAL_UNCHECKED",
  })
  void aPrintedTotalIsComparedAndNeverUsed(
      String id, int sum, int reported, @Nullable FormFlag flag) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Score score = Scorer.score(instrument, new Form("", 0, summingTo(instrument, sum), reported));
    assertThat(score.flags()).isEqualTo(flag == null ? List.of() : List.of(flag));
  }

  /** Answers that add up to a sum, the first items as high as they go. */
  static Map<Integer, Integer> summingTo(Instrument instrument, int sum) {
    Map<Integer, Integer> answers = new TreeMap<>();
    int left = sum;
    for (InstrumentItem item : instrument.items()) {
      int answer = Math.min(left, item.max());
      answers.put(item.number(), answer);
      left -= answer;
    }
    return answers;
  }

  private static Scale total(Instrument instrument) {
    return instrument.total().orElseThrow();
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
