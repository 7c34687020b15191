package org.attune.analytics.alert;

/**
 * An earlier answer to item 9, to tell a rise.
 *
 * @param eventId assessment it came from
 * @param eventTimeMillis when it was answered, epoch milliseconds UTC
 * @param answer 0 to 3
 */
public record Item9Answer(String eventId, long eventTimeMillis, int answer) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Item9Answer[redacted]";
  }
}
