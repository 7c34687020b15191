package org.attune.analytics.journal;

import java.util.List;
import java.util.Set;

/**
 * A run of sentences as models read it.
 *
 * @param sentences in order, at least one; a very long sentence is cut into several
 * @param wording by what is said rather than meant; the terms are those of {@link
 *     PassageReader#WORDING}
 * @param saidPlainly categories of which a phrase rule fires with nothing around it
 */
public record Passage(List<Cut> sentences, List<Double> wording, Set<JournalCategory> saidPlainly) {
  /**
   * One sentence.
   *
   * @param written what an encoder reads
   * @param start first UTF-16 unit in the text
   * @param end first unit after it
   */
  public record Cut(String written, int start, int end) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Cut[redacted]";
    }
  }

  /** True when a phrase rule fires on suicide here and nothing around it lowers it. */
  public boolean saysSoPlainly() {
    return wording.get(PassageReader.WORDING.indexOf(PassageReader.PLAIN_PHRASES)) > 0;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Passage[redacted]";
  }
}
