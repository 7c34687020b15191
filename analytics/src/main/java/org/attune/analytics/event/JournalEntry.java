package org.attune.analytics.event;

/**
 * A journal entry. The text is read where it comes in and goes no further.
 *
 * @param text the entry as written; spans count its UTF-16 units
 * @param language BCP 47 language tag, such as en-US
 * @param promptKind what the patient was asked to write
 */
public record JournalEntry(Envelope envelope, String text, String language, PromptKind promptKind) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalEntry[redacted]";
  }
}
