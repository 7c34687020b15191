package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/**
 * Evidence that was taken in, or that a clinician is known to have dealt with.
 *
 * @param tier highest tier it was taken in with
 * @param value greatest value it was taken in with, in the metric's unit; null when left blank
 * @param revision highest revision it was taken in or withdrawn with; {@link #NOT_TAKEN_IN} before
 * @param withdrawn true when that revision withdrew it
 * @param atMillis Flink time of it, epoch milliseconds UTC
 * @param opened whether an episode has opened with it; null in state of an earlier release, which
 *     did not tell
 * @param receivedAtMillis when it was received, epoch milliseconds UTC; null before it is taken in
 *     and in state of an earlier release
 */
public record SeenEvidence(
    Tier tier,
    @Nullable Double value,
    long revision,
    boolean withdrawn,
    long atMillis,
    @Nullable Boolean opened,
    @Nullable Long receivedAtMillis) {
  /** Below every revision. */
  static final long NOT_TAKEN_IN = -1;

  static SeenEvidence of(Finding finding, Turn turn) {
    Evidence evidence = finding.evidence();
    return new SeenEvidence(
        evidence.tier(),
        evidence.value(),
        finding.revision(),
        false,
        turn.nowMillis(),
        false,
        turn.receiptOf(evidence));
  }

  /**
   * What a clinician dealt with before it came in, as when all is read from the log again. It is
   * taken to have opened an episode: it may have.
   */
  static SeenEvidence dealtWith(EvidenceSeen told, long nowMillis) {
    return new SeenEvidence(told.tier(), told.value(), NOT_TAKEN_IN, false, nowMillis, true, null);
  }

  /** With what a clinician dealt with, which was told by then if it has not come in again yet. */
  SeenEvidence alsoDealtWith(EvidenceSeen told) {
    return new SeenEvidence(
        raisedTo(told.tier()).tier(),
        exceededBy(told.value()) ? told.value() : value,
        revision,
        withdrawn,
        atMillis,
        opened,
        receivedAtMillis);
  }

  /** The same once an episode has opened with it. */
  SeenEvidence opening() {
    return new SeenEvidence(tier, value, revision, withdrawn, atMillis, true, receivedAtMillis);
  }

  /** The same where it turns out to ask for more. */
  SeenEvidence raisedTo(Tier higher) {
    Tier highest = tier.compareTo(higher) >= 0 ? tier : higher;
    return new SeenEvidence(
        highest, value, revision, withdrawn, atMillis, opened, receivedAtMillis);
  }

  /** The same once another piece has taken its place as the opening one. */
  SeenEvidence giving() {
    return new SeenEvidence(tier, value, revision, withdrawn, atMillis, false, receivedAtMillis);
  }

  /** False only when it is certain that no episode has opened with it. */
  boolean mayHaveOpened() {
    return opened == null || opened;
  }

  /** After one more finding about the same evidence: the highest of both, and as it now stands. */
  SeenEvidence then(Finding finding, Turn turn) {
    Evidence evidence = finding.evidence();
    return new SeenEvidence(
        raisedTo(evidence.tier()).tier(),
        exceededBy(evidence.value()) ? evidence.value() : value,
        Math.max(revision, finding.revision()),
        finding.retracted(),
        turn.nowMillis(),
        opened,
        turn.receiptOf(evidence));
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
        evidence.tier().compareTo(tier) > 0
            && (evidence.place() != null || exceededBy(evidence.value()));
    return finding.revision() <= revision && !worse;
  }

  private boolean exceededBy(@Nullable Double told) {
    return told != null && (value == null || told > value);
  }

  /** When it was received, as far as is known, epoch milliseconds UTC. */
  long cameAtMillis() {
    return receivedAtMillis == null ? atMillis : receivedAtMillis;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SeenEvidence[redacted]";
  }
}
