package org.attune.analytics.journal;

import java.util.List;

/**
 * One sentence as the rules read it.
 *
 * @param words in order
 * @param quotes pairs of the UTF-16 units of the entry at which quotation marks open and close
 */
record Sentence(List<Word> words, List<Integer> quotes) {
  /** True when the span stands between quotation marks. */
  boolean quoted(int start, int end) {
    for (int i = 0; i + 1 < quotes.size(); i += 2) {
      if (quotes.get(i) < start && end <= quotes.get(i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Sentence[redacted]";
  }
}
