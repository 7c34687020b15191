package org.attune.pipelines.journal;

import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.intake.JournalChecks;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;

/**
 * An entry with times that can be used and an id.
 *
 * @param clockReplaced true when a time of the entry could not be trusted and another stands in
 */
record TimedEntry(JournalEntry entry, boolean clockReplaced) {
  static TimedEntry of(Received received, JournalEntry entry) {
    Origin origin = received.origin();
    long producedAt = received.producedAtMillis();
    Envelope mended =
        JournalChecks.mended(
            entry.envelope(),
            producedAt,
            origin.topic() + '/' + origin.partition() + '/' + origin.offset());
    return new TimedEntry(
        new JournalEntry(mended, entry.text(), entry.language(), entry.promptKind()),
        JournalChecks.wrongClock(entry.envelope(), producedAt));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TimedEntry[redacted]";
  }
}
