package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PassageReaderTest {
  private final PassageReader reader = new PassageReader();

  @Test
  void sentencesKeepTheirPlaceAndLoseTheirApostrophes() {
    String text = "I can\u2019t sleep. It's loud.";

    List<Passage.Cut> cuts = only(text).sentences();

    assertThat(cuts).extracting(Passage.Cut::written).containsExactly("I cant sleep", "Its loud");
    assertThat(cuts)
        .extracting(cut -> text.substring(cut.start(), cut.end()))
        .containsExactly("I can\u2019t sleep", "It's loud");
  }

  @Test
  void personsAreCountedByWordsAndBySentences() {
    assertThat(term("I told my mother. You would laugh.", "first-person-share-of-words"))
        .isCloseTo(2 / 7.0, within(1e-12));
    assertThat(term("I told my mother. You would laugh.", "share-of-sentences-with-first-person"))
        .isEqualTo(0.5);
    assertThat(term("I told my mother. You would laugh.", "second-person-share-of-words"))
        .isCloseTo(1 / 7.0, within(1e-12));
    assertThat(term("They left her.", "third-person-share-of-words"))
        .isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void phrasesCountWithTheirTierAndThoseLoweredOnlyWithTheirTier() {
    assertThat(term("I want to kill myself.", "highest-tier-of-suicide-phrases")).isGreaterThan(1);
    assertThat(term("I want to kill myself.", "log-suicide-phrases-without-modifier")).isPositive();
    assertThat(term("I do not want to kill myself.", "highest-tier-of-suicide-phrases"))
        .isEqualTo(1);
    assertThat(term("I do not want to kill myself.", "log-suicide-phrases-without-modifier"))
        .isZero();
    assertThat(term("I want a cup of tea.", "highest-tier-of-suicide-phrases")).isZero();
  }

  @Test
  void anEntryIsReadInPassagesAndATextAsOne() {
    String text = "It rained today. ".repeat(20);

    assertThat(reader.whole(text)).hasSize(1);
    assertThat(reader.whole(text).get(0).sentences()).hasSize(20);
    assertThat(reader.passages(text)).hasSize(4);
    assertThat(reader.passages(text))
        .flatExtracting(Passage::sentences)
        .hasSize(20)
        .isSortedAccordingTo((one, other) -> Integer.compare(one.start(), other.start()));
  }

  @Test
  void aSentenceWithoutAnEndIsCut() {
    assertThat(only("and then ".repeat(100)).sentences()).hasSize(3);
  }

  @Test
  void aTextWithoutAWordHasNoPassage() {
    assertThat(reader.whole("  ... !!")).isEmpty();
    assertThat(reader.passages("")).isEmpty();
  }

  @Test
  void whatIsPrintedHoldsNoText() {
    assertThat(only("My secret.").toString() + only("My secret.").sentences())
        .doesNotContain("secret");
  }

  private Passage only(String text) {
    assertThat(reader.whole(text)).hasSize(1);
    return reader.whole(text).get(0);
  }

  private double term(String text, String name) {
    return only(text).wording().get(PassageReader.WORDING.indexOf(name));
  }
}
