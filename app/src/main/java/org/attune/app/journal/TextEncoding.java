package org.attune.app.journal;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.MaskedSentences;
import org.attune.analytics.journal.Passage;
import org.attune.analytics.journal.PassageReader;
import org.attune.analytics.journal.model.PassageTerms;
import org.attune.analytics.journal.model.SentenceEncoder;

/** Reads texts as the models do, one thread long, and counts what that costs. */
final class TextEncoding {
  private static final int PROGRESS_SENTENCES = 5_000;

  private final PassageReader reader = new PassageReader();
  private final MaskedSentences masked = new MaskedSentences();
  private final SentenceEncoder encoder;
  private final Consumer<String> progress;
  private long sentences;
  private long processorNanos;

  TextEncoding(SentenceEncoder encoder, Consumer<String> progress) {
    this.encoder = encoder;
    this.progress = progress;
  }

  /** Each text as one passage; those without a word are left out. */
  List<EncodedText> encode(List<LabelledText> texts) {
    return encode(texts, reader::whole);
  }

  /** The first sentence of each text. */
  List<EncodedText> encodeOpenings(List<LabelledText> texts) {
    return encode(texts, reader::opening);
  }

  private List<EncodedText> encode(
      List<LabelledText> texts, Function<String, List<Passage>> passages) {
    List<EncodedText> encoded = new ArrayList<>();
    for (LabelledText text : texts) {
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Passage passage : passages.apply(text.text())) {
        List<float[]> vectors =
            passage.sentences().stream().map(cut -> encoder.encode(cut.written())).toList();
        encoded.add(
            new EncodedText(
                text.group(),
                text.label(),
                text.forum(),
                text.balance(),
                passage.saidPlainly(),
                PassageTerms.of(passage, vectors)));
        count(vectors.size());
      }
      processorNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }
    return List.copyOf(encoded);
  }

  /**
   * The sentences of each text without the phrases of a category, labelled by how these say it;
   * vectors alone.
   */
  List<EncodedText> encodeMasked(List<LabelledText> texts, JournalCategory category) {
    List<EncodedText> encoded = new ArrayList<>();
    for (LabelledText text : texts) {
      for (MaskedSentences.Masked sentence : masked.of(text.text(), category)) {
        encoded.add(
            new EncodedText(
                text.group(),
                sentence.said().name(),
                text.forum(),
                0,
                Set.of(),
                PassageTerms.ofVector(encoder.encode(sentence.written()))));
      }
    }
    return List.copyOf(encoded);
  }

  private void count(int more) {
    if (sentences / PROGRESS_SENTENCES != (sentences + more) / PROGRESS_SENTENCES) {
      progress.accept("%d sentences read".formatted(sentences + more));
    }
    sentences += more;
  }

  /** Sentences cut, searched for phrases and encoded, per second of processor time. */
  double sentencesPerSecondPerCore() {
    return sentences * 1e9 / processorNanos;
  }
}
