package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.PromptKind;

final class JournalReaderProperties {
  private static final List<PhraseRule> RULES = PhraseBook.load().rules();
  private static final List<String> CONTEXTS =
      List.of(
          "What if",
          "When I was 15",
          "In 2012",
          "My brother",
          "She",
          "I would never say that",
          "I am not saying",
          "In the song",
          "He said",
          "I dreamt that",
          "For my exposure script");

  @Property
  void anyTextIsReadAndEverySpanLiesInsideIt(@ForAll String text) {
    holdsItsSpans(text);
  }

  @Property
  void piecesOfPhrasesInAnyMixAreReadAndEverySpanLiesInsideIt(@ForAll("mixed") String text) {
    holdsItsSpans(text);
  }

  @Property
  void whatStandsBeforeAPhraseNeverRemovesIt(
      @ForAll("rules") PhraseRule rule, @ForAll("contexts") String context) {
    assertThat(Entries.read(context + " " + rule.match()))
        .extracting(JournalFinding::ruleId)
        .contains(rule.id());
  }

  @Property
  void noModifierRaisesATierOrLowersItUnderTheNextReview(
      @ForAll("rules") PhraseRule rule, @ForAll("contexts") String context) {
    assertThat(Entries.read(Entries.of(context + " " + rule.match(), PromptKind.EXPOSURE_EXERCISE)))
        .filteredOn(finding -> finding.ruleId().equals(rule.id()))
        .allSatisfy(finding -> assertThat(finding.tier()).isBetween(Tier.ROUTINE, rule.tier()));
  }

  @Property
  void aTextIsReadTheSameWayTwice(@ForAll("mixed") String text) {
    assertThat(Entries.read(text)).isEqualTo(Entries.read(text));
  }

  private static void holdsItsSpans(String text) {
    assertThat(Entries.read(text))
        .allSatisfy(
            finding -> {
              assertThat(finding.spanStart()).isBetween(0, text.length() - 1);
              assertThat(finding.spanEnd()).isBetween(finding.spanStart() + 1, text.length());
            });
  }

  @Provide
  Arbitrary<PhraseRule> rules() {
    return Arbitraries.of(RULES);
  }

  @Provide
  Arbitrary<String> contexts() {
    return Arbitraries.of(CONTEXTS);
  }

  @Provide
  Arbitrary<String> mixed() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "want",
            "to",
            "die",
            "kill",
            "myself",
            "I'm",
            "don’t",
            "not",
            "pills",
            "took",
            "all",
            "the",
            "kmsss",
            "\uD83D\uDE2D",
            "\uD83D",
            "\n",
            ". ",
            "\"",
            "”",
            ",",
            "'",
            "’",
            "my",
            "self",
            "2019",
            "in",
            "ß",
            "İ",
            "e\u0301",
            "\u0000",
            "\u200B",
            "—");
    return pieces
        .list()
        .ofMaxSize(60)
        .flatMap(list -> Arbitraries.of("", " ").map(gap -> String.join(gap, list)));
  }
}
