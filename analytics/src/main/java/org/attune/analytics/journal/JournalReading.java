package org.attune.analytics.journal;

import java.util.List;
import org.attune.analytics.event.Envelope;

/**
 * What was found in one revision of an entry, and no text.
 *
 * @param envelope of the entry; its times are those that stand, whatever its clocks said
 * @param clockReplaced true when they are not the entry's own
 * @param kind what read it: each kind has a reading of its own
 * @param findings all of them; empty when the entry was withdrawn
 */
public record JournalReading(
    Envelope envelope, boolean clockReplaced, FindingKind kind, List<JournalFinding> findings) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalReading[redacted]";
  }
}
