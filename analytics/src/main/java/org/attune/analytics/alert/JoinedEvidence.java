package org.attune.analytics.alert;

/**
 * Evidence within an episode.
 *
 * @param revision revision of the episode that brought it in: a clinician who saw a lower one has
 *     not seen it
 * @param live true when it was fit to notify when it came in, whether or not it did
 */
public record JoinedEvidence(Evidence evidence, long revision, boolean live) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JoinedEvidence[redacted]";
  }
}
