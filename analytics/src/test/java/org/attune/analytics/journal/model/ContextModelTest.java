package org.attune.analytics.journal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.Sounding;
import org.attune.analytics.journal.ThemeFinding;
import org.junit.jupiter.api.Test;

final class ContextModelTest {
  private static final String RENT = "The rent is due and I lie awake over it. ";
  private static final String LAKE = "I walked by the lake with my sister. ";

  /** Sentences on rent lie in one direction, all others in another; counts what it encodes. */
  private static final class TwoDirections implements SentenceEncoder {
    private int encoded;

    @Override
    public float[] encode(String sentence) {
      encoded++;
      return sentence.contains("rent") ? new float[] {1, 0} : new float[] {0, 1};
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public void close() {}
  }

  private final TwoDirections encoder = new TwoDirections();
  private final ContextModel model = new ContextModel(heads(), head("distress", 3, -3), encoder);

  private static LogisticHead head(String id, double rent, double other) {
    List<Double> weights = new ArrayList<>(Collections.nCopies(PassageTerms.WORDING, 0.0));
    weights.addAll(List.of(rent, other));
    return new LogisticHead(id, 0, List.copyOf(weights));
  }

  private static ContextHeads heads() {
    Map<JournalTheme, LogisticHead> themes = new EnumMap<>(JournalTheme.class);
    Map<JournalTheme, Double> from = new EnumMap<>(JournalTheme.class);
    for (JournalTheme theme : ContextHeads.THEMES) {
      boolean money = theme == JournalTheme.MONEY_HOUSING;
      themes.put(theme, head(ContextHeads.id(theme), money ? 6 : -6, -6));
      from.put(theme, 0.4);
    }
    return new ContextHeads(head(ContextHeads.SENTIMENT, -4, 4), themes, from, Map.of());
  }

  @Test
  void anEntrySoundsAsItsSentencesDoAndNamesItsTheme() {
    Sounding mixed = read(RENT + RENT + LAKE + LAKE);
    Sounding dark = read(RENT);

    assertThat(mixed.valence()).isCloseTo(0, within(1e-9));
    assertThat(mixed.negativeShare()).isEqualTo(0.5);
    assertThat(mixed.distress()).isCloseTo(0.5, within(1e-9));
    assertThat(dark.valence()).isLessThan(-0.9);
    assertThat(dark.negativeShare()).isEqualTo(1);
    assertThat(dark.distress()).isGreaterThan(0.9);
    assertThat(mixed.themes())
        .extracting(ThemeFinding::theme, ThemeFinding::kind, ThemeFinding::sentences)
        .containsExactly(tuple(JournalTheme.MONEY_HOUSING, FindingKind.MODEL, 2));
  }

  @Test
  void aThemeOfOnePassageIsFoundInALongEntry() {
    assertThat(read(LAKE.repeat(30) + RENT.repeat(6)).themes()).hasSize(1);
    assertThat(read(LAKE.repeat(30)).themes()).isEmpty();
  }

  @Test
  void whatIsEmptyOrTooLongIsNotRead() {
    assertThat(model.read(entry(" \n "))).isNull();
    assertThat(model.read(entry(LAKE.repeat(JournalModel.MOST_SENTENCES + 1)))).isNull();
    assertThat(encoder.encoded).isZero();
  }

  @Test
  void aSentenceIsEncodedOnceUntilItIsForgotten() {
    try (RememberingEncoder remembering = new RememberingEncoder(encoder)) {
      remembering.encode("rent");
      remembering.encode("rent");
      assertThat(encoder.encoded).isEqualTo(1);
      assertThat(remembering.dimensions()).isEqualTo(2);

      remembering.forget();
      assertThat(remembering.encode("rent")).containsExactly(1, 0);
      assertThat(encoder.encoded).isEqualTo(2);
    }
  }

  private Sounding read(String text) {
    return Objects.requireNonNull(model.read(entry(text)));
  }

  private static JournalEntry entry(String text) {
    Envelope envelope =
        new Envelope("e-1", "p-1", 1_000, 1_000, 0, Source.APP, 0, false, Confidentiality.NORMAL);
    return new JournalEntry(envelope, text, "en-US", PromptKind.FREE);
  }
}
