package org.attune.analytics.alert;

/**
 * One scored form.
 *
 * @param eventId the form's event
 * @param revision revision of it
 * @param atMillis when it was given, epoch milliseconds UTC
 * @param total its total, points
 */
public record ScoredForm(String eventId, int revision, long atMillis, int total) {
  /** True when another is the same revision of the same form, or a later one. */
  boolean overtakenBy(ScoredForm other) {
    return eventId.equals(other.eventId) && other.revision >= revision;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ScoredForm[redacted]";
  }
}
