package org.attune.analytics.event;

import org.jspecify.annotations.Nullable;

/**
 * How a journal entry sounds, by a model that has read it; none of its text.
 *
 * @param envelope of the entry
 * @param promptKind what the patient was asked to write
 * @param valence −1 negative to 1 positive; null when no model read the entry
 */
public record JournalTone(Envelope envelope, PromptKind promptKind, @Nullable Double valence) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalTone[redacted]";
  }
}
