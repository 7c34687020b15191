package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.attune.analytics.event.PromptKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContextReaderTest {
  private static final ContextReader READER = new ContextReader();

  static Stream<ContextRule> rules() {
    return ContextBook.load().rules().stream();
  }

  static Stream<ContextRule> deniedRules() {
    return rules().filter(rule -> rule.kind() != ContextRule.Kind.THEME);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleCountsInItsExample(ContextRule rule) {
    ContextReader.Findings found = read(rule.match());

    if (rule.kind() == ContextRule.Kind.TRIGGER) {
      assertThat(found.triggers())
          .filteredOn(trigger -> trigger.ruleId().equals(rule.id()))
          .singleElement()
          .satisfies(trigger -> assertThat(trigger.trigger()).isEqualTo(rule.trigger()))
          .satisfies(trigger -> assertThat(trigger.lowered()).isFalse());
    } else {
      assertThat(themes(rule.match())).as(rule.id()).contains(rule.theme());
    }
  }

  @ParameterizedTest
  @MethodSource("deniedRules")
  void whatIsDeniedDoesNotCount(ContextRule rule) {
    assertDoesNotCount(rule, rule.negated());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsAnothersDoesNotCount(ContextRule rule) {
    assertDoesNotCount(rule, rule.other());
  }

  private static void assertDoesNotCount(ContextRule rule, String text) {
    if (rule.kind() == ContextRule.Kind.TRIGGER) {
      assertThat(read(text).triggers()).as(rule.id()).noneMatch(t -> t.ruleId().equals(rule.id()));
    } else {
      assertThat(themes(text)).as(rule.id()).doesNotContain(rule.theme());
    }
  }

  @Test
  void everyTriggerAndEveryThemeWithoutAHeadHasARule() {
    List<String> named = rules().map(ContextRule::name).toList();

    assertThat(named).contains(names(JournalTrigger.values()));
    assertThat(named)
        .contains(
            names(
                Arrays.stream(JournalTheme.values())
                    .filter(theme -> theme.kind() == FindingKind.PHRASE)
                    .toArray(JournalTheme[]::new)));
    assertThat(rules().map(ContextRule::id)).doesNotHaveDuplicates();
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }

  @Test
  void aTriggerPointsToItsWordsAndTellsWhetherItSetSomethingOff() {
    String text = "Lunch was fine. I had an argument with my boss and it set me off.";

    TriggerFinding found = read(text).triggers().get(0);

    assertThat(text.substring(found.spanStart(), found.spanEnd())).isEqualTo("argument with my");
    assertThat(found.linked()).isTrue();
    assertThat(read("I had an argument with my boss.").triggers().get(0).linked()).isFalse();
  }

  @Test
  void thePlaceOfMostWeightStandsForARule() {
    String text = "We fought at noon. Then we fought again, and I cried.";

    assertThat(read(text).triggers())
        .extracting(TriggerFinding::hits, TriggerFinding::linked, TriggerFinding::spanStart)
        .containsExactly(tuple(2, true, text.indexOf("we fought")));
  }

  @Test
  void whatIsDatedLongAgoSupposedOrAnExerciseIsLowered() {
    assertThat(read("My grandmother died five years ago.").triggers())
        .allMatch(TriggerFinding::lowered)
        .isNotEmpty();
    assertThat(read("What if my ex texts tomorrow?").triggers())
        .allMatch(TriggerFinding::lowered)
        .isNotEmpty();
    assertThat(
            READER
                .read(Entries.of("The bus was crowded.", PromptKind.EXPOSURE_EXERCISE))
                .triggers())
        .allMatch(TriggerFinding::lowered)
        .isNotEmpty();
  }

  @Test
  void aThemeCountsItsSentences() {
    assertThat(read("I slept badly. Sleep is hard. The soup was good.").themes())
        .containsExactly(new ThemeFinding(JournalTheme.SLEEP, FindingKind.PHRASE, null, 2));
  }

  @Test
  void whatIsWithdrawnHoldsNothing() {
    assertThat(READER.read(Entries.withdrawn("I slept badly.")))
        .isEqualTo(ContextReader.Findings.NONE);
  }

  private static ContextReader.Findings read(String text) {
    return READER.read(Entries.of(text));
  }

  private static List<JournalTheme> themes(String text) {
    return read(text).themes().stream().map(ThemeFinding::theme).toList();
  }
}
