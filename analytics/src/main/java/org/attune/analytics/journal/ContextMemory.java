package org.attune.analytics.journal;

/**
 * What is remembered of the context of one entry.
 *
 * @param latest of the highest revision, under the strictest rules of all
 * @param atMillis Flink time of the last change, epoch milliseconds UTC
 */
public record ContextMemory(EntryContext latest, long atMillis) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ContextMemory[redacted]";
  }
}
