package org.attune.analytics.alert;

/**
 * A place in a journal entry. The text itself is never copied.
 *
 * @param entryId event id of the entry
 * @param start first character, UTF-16 units from 0
 * @param end first character after the span, UTF-16 units
 */
public record TextSpan(String entryId, int start, int end) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TextSpan[redacted]";
  }
}
