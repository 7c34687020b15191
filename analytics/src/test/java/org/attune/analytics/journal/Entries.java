package org.attune.analytics.journal;

import java.time.Instant;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;

/** Journal entries of the tests, all written on one evening. */
final class Entries {
  static final long WRITTEN = Instant.parse("2026-06-15T20:00:00Z").toEpochMilli();

  private static final JournalReader READER = new JournalReader();

  private Entries() {}

  static JournalEntry of(String text) {
    return of(text, PromptKind.FREE);
  }

  static JournalEntry of(String text, PromptKind prompt) {
    return new JournalEntry(envelope(0, false), text, "en-US", prompt);
  }

  static JournalEntry withdrawn(String text) {
    return new JournalEntry(envelope(1, true), text, "en-US", PromptKind.FREE);
  }

  static List<JournalFinding> read(String text) {
    return READER.read(of(text));
  }

  static List<JournalFinding> read(JournalEntry entry) {
    return READER.read(entry);
  }

  /** What is read in a revision; no text withdraws the entry. */
  static JournalReading reading(int revision, String text) {
    return new JournalReading(
        envelope(revision, text.isEmpty()), false, FindingKind.PHRASE, read(text));
  }

  static Envelope envelope(int revision, boolean retracted) {
    return new Envelope(
        "e-1",
        "p-1",
        WRITTEN,
        WRITTEN + 60_000L * revision,
        0,
        Source.APP,
        revision,
        retracted,
        Confidentiality.NORMAL);
  }
}
