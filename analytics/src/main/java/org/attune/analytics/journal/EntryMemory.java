package org.attune.analytics.journal;

import java.util.Map;
import org.attune.analytics.event.Confidentiality;

/**
 * What is remembered of one entry, so that a correction can withdraw what it no longer holds.
 *
 * @param revision highest revision read
 * @param atMillis Flink time of the last change, epoch milliseconds UTC
 * @param confidentiality strictest of its revisions
 * @param published by rule; at most one per rule
 */
public record EntryMemory(
    int revision,
    long atMillis,
    Confidentiality confidentiality,
    Map<String, PublishedSignal> published) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EntryMemory[redacted]";
  }
}
