package org.attune.analytics.journal;

import java.util.List;

/**
 * How a whole entry sounds to models, and what they take it to be about.
 *
 * @param valence −1 negative to 1 positive
 * @param negativeShare share of the sentences that sound negative, 0 to 1
 * @param distress probability that it speaks of stress, 0 to 1
 * @param themes each once, in the order of the vocabulary
 */
public record Sounding(
    double valence, double negativeShare, double distress, List<ThemeFinding> themes) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Sounding[redacted]";
  }
}
