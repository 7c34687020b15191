package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.PromptKind;

/**
 * Sentences of a text without the phrases of one category: what a model can learn from where nobody
 * but the phrase rules has labelled. With the phrase in it, the model would learn to repeat the
 * rule.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class MaskedSentences {
  /** Words that must be left of a sentence: of fewer nothing can be learned. */
  private static final int WORDS_LEFT = 3;

  private final JournalReader reader = new JournalReader();

  /** How a category is said in a sentence. */
  public enum Said {
    /** A rule fires and nothing stands around it: not negated, another's, supposed, quoted … */
    PLAINLY,
    /** A rule fires, but with a modifier. */
    MODIFIED,
    /** No rule fires. */
    NOT
  }

  /**
   * One sentence.
   *
   * @param written what an encoder reads, without the phrases
   */
  public record Masked(String written, Said said) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Masked[redacted]";
    }
  }

  /** The sentences in order; those that are very long, or of which little is left, are not. */
  public List<Masked> of(String text, JournalCategory category) {
    List<Masked> masked = new ArrayList<>();
    for (Sentence sentence : reader.sentences(text)) {
      List<Word> words = sentence.words();
      if (words.isEmpty() || words.size() > PassageReader.CUT_WORDS) {
        continue;
      }
      List<JournalFinding> findings =
          reader.read(sentence, PromptKind.FREE, 0).stream()
              .filter(finding -> finding.category() == category)
              .toList();
      String written = without(text, words, findings);
      if (findings.isEmpty() || written.split(" ", -1).length >= WORDS_LEFT) {
        masked.add(new Masked(written, said(findings)));
      }
    }
    return List.copyOf(masked);
  }

  private static Said said(List<JournalFinding> findings) {
    if (findings.isEmpty()) {
      return Said.NOT;
    }
    return findings.stream().anyMatch(finding -> finding.modifiers().isEmpty())
        ? Said.PLAINLY
        : Said.MODIFIED;
  }

  private static String without(String text, List<Word> words, List<JournalFinding> findings) {
    int start = words.get(0).start();
    int end = words.get(words.size() - 1).end();
    if (findings.isEmpty()) {
      return PassageReader.written(text, start, end);
    }
    StringBuilder left = new StringBuilder();
    for (int i = start; i < end; i++) {
      int at = i;
      boolean inPhrase =
          findings.stream().anyMatch(found -> at >= found.spanStart() && at < found.spanEnd());
      left.append(inPhrase ? ' ' : text.charAt(i));
    }
    return PassageReader.written(left.toString(), 0, left.length()).replaceAll("\\s+", " ").strip();
  }
}
