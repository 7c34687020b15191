package org.attune.analytics.alert;

import org.attune.analytics.event.Confidentiality;

/**
 * What a policy found: evidence for an episode of some kind.
 *
 * @param revision revision of the event or of the trend point it was found in
 * @param retracted true when the evidence was withdrawn: annotates, opens nothing
 */
public record Finding(
    AlertKind kind,
    Evidence evidence,
    long revision,
    boolean retracted,
    Confidentiality confidentiality) {
  /** With what was to be expected, in the metric's unit. */
  Finding expecting(double expected) {
    return new Finding(kind, evidence.expecting(expected), revision, retracted, confidentiality);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Finding[redacted]";
  }
}
