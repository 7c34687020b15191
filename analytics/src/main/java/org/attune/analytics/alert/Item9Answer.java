package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/**
 * An earlier answer to item 9, to tell a rise.
 *
 * @param eventId assessment it came from
 * @param revision revision of that assessment: a re-send of a lower one says nothing
 * @param eventTimeMillis when it was answered, epoch milliseconds UTC
 * @param answer 0 to 3, or null when that revision withdrew it or left it blank
 */
public record Item9Answer(
    String eventId, int revision, long eventTimeMillis, @Nullable Integer answer) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Item9Answer[redacted]";
  }
}
