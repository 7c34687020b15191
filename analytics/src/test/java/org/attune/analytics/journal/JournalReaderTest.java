package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JournalReaderTest {
  static Stream<PhraseRule> rules() {
    return PhraseBook.load().rules().stream();
  }

  static Stream<List<String>> sentences() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(JournalReaderTest.class.getResourceAsStream("sentences.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> List.of(line.split(" ; ", 4)))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleFiresOnItsExampleWithItsFullTier(PhraseRule rule) {
    assertThat(read(rule.match()))
        .as(rule.id())
        .anySatisfy(
            finding -> {
              assertThat(finding.ruleId()).isEqualTo(rule.id());
              assertThat(finding.tier()).isEqualTo(rule.tier());
              assertThat(finding.category()).isEqualTo(rule.category());
              assertThat(finding.level()).isEqualTo(rule.level());
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noRuleFiresOnItsCounterExample(PhraseRule rule) {
    assertThat(read(rule.noMatch())).as(rule.id()).noneMatch(f -> f.ruleId().equals(rule.id()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasATierOfThePolicy(PhraseRule rule) {
    Tier least =
        switch (rule.level()) {
          case INTENT, PLAN, BEHAVIOR -> Tier.IMMEDIATE;
          case METHOD -> Tier.URGENT;
          case ACTIVE_THOUGHTS, WISH_TO_BE_DEAD -> Tier.SAME_DAY;
          case NONE -> Tier.ROUTINE;
        };
    assertThat(rule.tier()).isGreaterThanOrEqualTo(least);
    if (rule.category().forSupervisor() || rule.category() == JournalCategory.SELF_HARM) {
      assertThat(rule.tier()).isGreaterThanOrEqualTo(Tier.URGENT);
    }
    assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
  }

  @Test
  void ruleIdsAreUnique() {
    assertThat(rules().map(PhraseRule::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceOfTheTableIsReadAsItSays(List<String> row) {
    List<JournalFinding> findings = read(row.get(3));
    if (row.get(0).equals("-")) {
      assertThat(findings).extracting(JournalFinding::ruleId).isEmpty();
      return;
    }
    JournalFinding strongest =
        findings.stream()
            .filter(finding -> finding.category() == JournalCategory.valueOf(row.get(0)))
            .max(Comparator.comparing(JournalFinding::tier))
            .orElseThrow(() -> new AssertionError("nothing of " + row.get(0)));
    assertThat(strongest.tier()).as(strongest.ruleId()).isEqualTo(Tier.valueOf(row.get(1)));
    assertThat(strongest.modifiers()).as(strongest.ruleId()).isEqualTo(modifiers(row.get(2)));
  }

  @Test
  void theSpanHoldsTheWords() {
    String text = "Groceries 🥦, then home.\nI'm  going to KILL my\u00A0self.";
    JournalFinding finding =
        read(text).stream()
            .filter(f -> f.ruleId().equals("intent-going-to-kill"))
            .findFirst()
            .orElseThrow();

    assertThat(text.substring(finding.spanStart(), finding.spanEnd()))
        .isEqualTo("I'm  going to KILL my\u00A0self");
  }

  @Test
  void anEntryOfAnExposureExerciseIsLoweredByOneTier() {
    List<JournalFinding> findings =
        Entries.read(Entries.of("I am going to stab him.", PromptKind.EXPOSURE_EXERCISE));

    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.modifiers()).contains(Modifier.EXPOSURE_EXERCISE);
              assertThat(finding.tier()).isEqualTo(Tier.URGENT);
            });
  }

  @Test
  void aWithdrawnEntryHoldsNothing() {
    JournalEntry withdrawn =
        new JournalEntry(Entries.envelope(1, true), "I want to die.", "en-US", PromptKind.FREE);

    assertThat(Entries.read(withdrawn)).isEmpty();
  }

  @Test
  void negationDoesNotReachOverALineOrASentence() {
    assertThat(read("I did not\nwant to die")).allMatch(f -> f.modifiers().isEmpty());
    assertThat(read("It did not help. I want to die."))
        .isNotEmpty()
        .allMatch(f -> f.modifiers().isEmpty());
  }

  private static List<Modifier> modifiers(String column) {
    return column.equals("-")
        ? List.of()
        : Stream.of(column.split(" ")).map(Modifier::valueOf).toList();
  }

  private static List<JournalFinding> read(String text) {
    return Entries.read(text);
  }
}
