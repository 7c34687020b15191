package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/**
 * Evidence that was taken in.
 *
 * @param tier highest tier it was taken in with
 * @param value greatest value it was taken in with, in the metric's unit; null when left blank
 * @param revision highest revision it was taken in or withdrawn with
 * @param withdrawn true when that revision withdrew it
 * @param atMillis Flink time of it, epoch milliseconds UTC
 */
public record SeenEvidence(
    Tier tier, @Nullable Double value, long revision, boolean withdrawn, long atMillis) {
  static SeenEvidence of(Finding finding, long nowMillis) {
    Evidence evidence = finding.evidence();
    return new SeenEvidence(
        evidence.tier(), evidence.value(), finding.revision(), false, nowMillis);
  }

  /** After one more finding about the same evidence: the highest of both, and as it now stands. */
  SeenEvidence then(Finding finding, long nowMillis) {
    Evidence evidence = finding.evidence();
    return new SeenEvidence(
        tier.compareTo(evidence.tier()) >= 0 ? tier : evidence.tier(),
        exceededBy(evidence) ? evidence.value() : value,
        Math.max(revision, finding.revision()),
        finding.retracted(),
        nowMillis);
  }

  /**
   * True when the finding is a re-send, or of a revision that has been overtaken. Unless it is
   * worse: another answer under an event id that is taken must not pass unseen. A higher tier alone
   * says nothing, since answers before it may have been corrected or forgotten; but that of words
   * in a journal rests on the words alone.
   */
  boolean covers(Finding finding) {
    Evidence evidence = finding.evidence();
    boolean worse =
        evidence.tier().compareTo(tier) > 0 && (evidence.place() != null || exceededBy(evidence));
    return finding.revision() <= revision && !worse;
  }

  private boolean exceededBy(Evidence evidence) {
    Double told = evidence.value();
    return told != null && (value == null || told > value);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SeenEvidence[redacted]";
  }
}
