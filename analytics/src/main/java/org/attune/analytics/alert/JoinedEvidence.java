package org.attune.analytics.alert;

/**
 * Evidence within an episode.
 *
 * @param revision revision of the episode that brought it in: a clinician who saw a lower one has
 *     not seen it
 * @param loggedAtMillis log time of what brought it in or told it anew, epoch milliseconds UTC; 0
 *     without a log and in state of an earlier release
 * @param reinstated true once a withdrawal of it has been taken back
 * @param live true when it was fit to notify when it came in, whether or not it did
 */
public record JoinedEvidence(
    Evidence evidence, long revision, long loggedAtMillis, boolean reinstated, boolean live) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JoinedEvidence[redacted]";
  }
}
