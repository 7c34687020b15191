package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.analytics.journal.MaskedSentences.Masked;
import org.attune.analytics.journal.MaskedSentences.Said;
import org.junit.jupiter.api.Test;

final class MaskedSentencesTest {
  private final MaskedSentences masked = new MaskedSentences();

  private List<Masked> of(String text) {
    return masked.of(text, JournalCategory.HOPELESSNESS);
  }

  @Test
  void aPhraseIsTakenOutOfItsSentence() {
    assertThat(of("It rained. It\u2019s all so hopeless since the winter came."))
        .containsExactly(
            new Masked("It rained", Said.NOT),
            new Masked("Its all so since the winter came", Said.PLAINLY));
  }

  @Test
  void whatStandsAroundAPhraseIsToldApart() {
    assertThat(of("My brother says that he is giving up."))
        .extracting(Masked::said)
        .containsExactly(Said.MODIFIED);
  }

  @Test
  void aPhraseOfAnotherCategoryStays() {
    assertThat(of("I used heroin last night."))
        .containsExactly(new Masked("I used heroin last night", Said.NOT));
  }

  @Test
  void aSentenceOfWhichTooLittleIsLeftOrThatIsVeryLongTeachesNothing() {
    assertThat(of("So hopeless.")).isEmpty();
    assertThat(of("and then it rained ".repeat(30) + ".")).isEmpty();
  }

  @Test
  void aSentenceShowsNothingOfItself() {
    assertThat(of("It rained all day.").toString()).doesNotContain("rained");
  }
}
