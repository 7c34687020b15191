package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.MaskedSentences;
import org.attune.analytics.journal.MaskedSentences.Masked;
import org.attune.analytics.journal.MaskedSentences.Said;
import org.junit.jupiter.api.Test;

class VeiledSentencesTest {
  private final List<LabelledText> sentences = VeiledSentences.load();

  @Test
  void thereAreEnoughOfEveryKindAndNoneStandsTwice() {
    assertThat(
            sentences.stream()
                .collect(Collectors.groupingBy(LabelledText::label, Collectors.counting())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CRAVING",
                66L,
                "HOPELESSNESS",
                66L,
                "NEAR_CRAVING",
                35L,
                "NEAR_HOPELESSNESS",
                35L,
                "EVERYDAY",
                60L));
    assertThat(sentences.stream().map(LabelledText::text)).doesNotHaveDuplicates();
  }

  @Test
  void bothHalvesHoldEveryKind() {
    Map<String, Long> halves =
        sentences.stream()
            .collect(
                Collectors.groupingBy(
                    text -> text.group() + ' ' + text.label(), Collectors.counting()));

    assertThat(halves).hasSize(10);
    assertThat(halves.values()).allMatch(count -> count >= 15);
  }

  @Test
  void noPhraseRuleFindsWhatIsVeiled() {
    MaskedSentences masked = new MaskedSentences();
    Map<String, JournalCategory> categories =
        Map.of(
            WeakTraining.CRAVING, JournalCategory.CRAVING_USE,
            WeakTraining.HOPELESSNESS, JournalCategory.HOPELESSNESS);
    categories.forEach(
        (kind, category) ->
            assertThat(
                    sentences.stream()
                        .filter(text -> text.label().equals(kind))
                        .map(text -> masked.of(text.text(), category))
                        .flatMap(List::stream))
                .hasSizeGreaterThanOrEqualTo(60)
                .extracting(Masked::said)
                .containsOnly(Said.NOT));
  }
}
