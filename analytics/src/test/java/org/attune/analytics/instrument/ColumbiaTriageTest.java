package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumbiaTriageTest {

  /** Answers to 1 to 6 and how recent 6 is: y, n, a dash for a blank. */
  @ParameterizedTest
  @CsvSource({
    "nn---n-, NONE, ''",
    "yn---n-, LOW, ''",
    "nynnnn-, LOW, ''",
    "yyynnn-, MODERATE, ''",
    "yynnyn-, HIGH, ''",
    "yynynn-, HIGH, ''",
    "nn---yn, MODERATE, ''",
    "nn---yy, HIGH, ''",
    "nn---y-, MODERATE, 7",
    "-n---n-, NONE, 1",
    "n----n-, NONE, 2",
    "y----n-, LOW, 2",
    "nn-----, NONE, 6",
    "ny---n-, LOW, '3,4,5'",
    "nyy--n-, MODERATE, '4,5'",
    "nyy-yn-, HIGH, 4",
    "n---yn-, HIGH, 2",
    "nn-y-n-, HIGH, ''",
    "-------, NONE, '1,2,6'",
    "nn---ny, HIGH, ''",
  })
  void theScreenerGivesATierAndTellsWhatIsBlank(String answers, ColumbiaTier tier, String blank) {
    ColumbiaResult result = ColumbiaTriage.read(Instruments.C_SSRS_SCREENER, coded(answers));
    assertThat(result).isEqualTo(new ColumbiaResult(tier, numbers(blank), List.of()));
    assertThat(result.incomplete()).isEqualTo(!blank.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "nn---n, NONE, ''",
    "yn---n, LOW, ''",
    "nyynnn, MODERATE, ''",
    "nynynn, HIGH, ''",
    "nn---y, HIGH, ''",
    "nn----, NONE, 6",
  })
  void sinceTheLastContactAnyBehaviorIsHigh(String answers, ColumbiaTier tier, String blank) {
    assertThat(ColumbiaTriage.read(Instruments.C_SSRS_SINCE_LAST_CONTACT, coded(answers)))
        .isEqualTo(new ColumbiaResult(tier, numbers(blank), List.of()));
  }

  @Test
  void anAnswerThatIsNoAnswerIsReadCautiously() {
    Map<Integer, Integer> answers = coded("nnnnnn");
    answers.put(4, 2);
    answers.put(6, -1);
    assertThat(ColumbiaTriage.read(Instruments.C_SSRS_SCREENER, answers))
        .isEqualTo(new ColumbiaResult(ColumbiaTier.HIGH, List.of(6), List.of(4, 6)));
  }

  @ParameterizedTest
  @CsvSource({
    "c-ssrs-screener, c-ssrs-screener",
    "C-SSRS, c-ssrs-screener",
    "cssrs_recent, c-ssrs-screener",
    "C-SSRS Since Last Contact, c-ssrs-since-last-contact",
    "c-ssrs-since-last-visit, c-ssrs-since-last-contact",
    "columbia-suicide-severity-rating-scale, c-ssrs-screener",
  })
  void theFormIsKnownHoweverItIsSpelled(String spelled, String id) {
    assertThat(ColumbiaTriage.form(spelled)).map(Instrument::id).contains(id);
  }

  @Test
  void otherFormsAreNotScreeners() {
    assertThat(ColumbiaTriage.form("phq-9")).isEmpty();
  }

  private static Map<Integer, Integer> coded(String answers) {
    Map<Integer, Integer> codes = new TreeMap<>();
    for (int index = 0; index < answers.length(); index++) {
      if (answers.charAt(index) != '-') {
        codes.put(index + 1, answers.charAt(index) == 'y' ? 1 : 0);
      }
    }
    return codes;
  }

  private static List<Integer> numbers(String list) {
    return Stream.of(list.split(","))
        .filter(text -> !text.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}
