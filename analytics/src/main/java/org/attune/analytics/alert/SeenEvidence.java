package org.attune.analytics.alert;

/**
 * Evidence that was taken in.
 *
 * @param tier highest tier it was taken in with
 * @param revision highest revision it was taken in or withdrawn with
 * @param withdrawn true when that revision withdrew it
 * @param atMillis Flink time of it, epoch milliseconds UTC
 */
public record SeenEvidence(Tier tier, long revision, boolean withdrawn, long atMillis) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SeenEvidence[redacted]";
  }
}
