package org.attune.analytics.journal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.Passage;
import org.attune.analytics.journal.PassageReader;
import org.attune.analytics.journal.Sounding;
import org.attune.analytics.journal.ThemeFinding;
import org.jspecify.annotations.Nullable;

/**
 * Tells how an entry sounds and what it is about. Sentiment and distress are of the whole entry,
 * themes of passages of a few sentences, as the heads learned them.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class ContextModel {
  /** A sentence sounds negative at or under it: where two in three such texts are negative. */
  private static final double NEGATIVE_TO = -1.0 / 3;

  private final ContextHeads heads;
  private final LogisticHead distress;
  private final SentenceEncoder encoder;
  private final PassageReader reader = new PassageReader();

  /**
   * A model over an encoder whose vectors the heads were fitted to.
   *
   * @param distress tells a stressed text from one that is not
   */
  public ContextModel(ContextHeads heads, LogisticHead distress, SentenceEncoder encoder) {
    this.heads = heads;
    this.distress = distress;
    this.encoder = encoder;
  }

  /** A passage with the vectors of its sentences. */
  private record Encoded(Passage passage, List<float[]> vectors) {
    private PassageTerms terms() {
      return PassageTerms.of(passage, vectors);
    }
  }

  /**
   * How the entry sounds; null when it holds no word, or more sentences than {@link
   * JournalModel#MOST_SENTENCES}.
   *
   * @throws IllegalStateException when a sentence cannot be encoded
   */
  public @Nullable Sounding read(JournalEntry entry) {
    List<Passage> passages = reader.passages(entry.text());
    int sentences = passages.stream().mapToInt(passage -> passage.sentences().size()).sum();
    if (sentences == 0 || sentences > JournalModel.MOST_SENTENCES) {
      return null;
    }
    List<Encoded> encoded = new ArrayList<>();
    for (Passage passage : passages) {
      encoded.add(
          new Encoded(
              passage,
              passage.sentences().stream().map(cut -> encoder.encode(cut.written())).toList()));
    }
    List<float[]> vectors =
        encoded.stream().map(Encoded::vectors).flatMap(Collection::stream).toList();
    PassageTerms whole = PassageTerms.of(reader.whole(entry.text()).get(0), vectors);
    long negative =
        vectors.stream()
            .filter(vector -> heads.valence(PassageTerms.ofVector(vector)) <= NEGATIVE_TO)
            .count();
    return new Sounding(
        heads.valence(whole),
        negative / (double) sentences,
        distress.probability(whole),
        themes(encoded));
  }

  private List<ThemeFinding> themes(List<Encoded> passages) {
    Map<JournalTheme, ThemeFinding> found = new EnumMap<>(JournalTheme.class);
    for (JournalTheme theme : ContextHeads.THEMES) {
      LogisticHead head = heads.head(theme);
      double most = 0;
      int sentences = 0;
      for (Encoded passage : passages) {
        double probability = head.probability(passage.terms());
        if (probability >= heads.from(theme)) {
          most = Math.max(most, probability);
          sentences += Math.max(1, speaking(head, heads.from(theme), passage.vectors()));
        }
      }
      if (sentences > 0) {
        found.put(theme, new ThemeFinding(theme, FindingKind.MODEL, most, sentences));
      }
    }
    return List.copyOf(found.values());
  }

  /** Sentences that would speak of it alone. */
  private static int speaking(LogisticHead head, double from, List<float[]> vectors) {
    return (int)
        vectors.stream()
            .filter(vector -> head.probability(PassageTerms.ofVector(vector)) >= from)
            .count();
  }
}
