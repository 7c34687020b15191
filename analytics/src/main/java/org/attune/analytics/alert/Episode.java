package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * An open episode.
 *
 * @param openedAtMillis when its opening evidence came, or when it was no longer held back, epoch
 *     milliseconds UTC
 * @param lastEvidenceAtMillis when its latest evidence came, epoch milliseconds UTC; not before it
 *     opened
 * @param evidence opening evidence first, then the latest; at most {@link #LISTED}
 * @param heldBack pieces of evidence that were held back before it opened
 * @param notified true once evidence of the episode has notified, listed still or not
 * @param first whether no episode had opened with its opening evidence before, for certain; false
 *     in state of an earlier release
 */
public record Episode(
    String alertId,
    AlertKind kind,
    Tier tier,
    long openedAtMillis,
    long lastEvidenceAtMillis,
    int evidenceCount,
    List<JoinedEvidence> evidence,
    int heldBack,
    boolean notified,
    boolean first,
    long revision,
    Confidentiality confidentiality) {
  /** How much evidence is listed. */
  static final int LISTED = 20;

  /**
   * A new episode.
   *
   * @param number 1, or above the revision of every ended one when it goes on from one of them
   * @param endedRevision highest revision of every ended one
   * @param held what was held back before, or null
   * @param first whether no episode has opened with it before, for certain
   */
  static Episode open(
      String patientId,
      Finding finding,
      boolean first,
      long number,
      long endedRevision,
      Turn turn,
      boolean reinstated,
      @Nullable HeldBack held) {
    Evidence evidence = finding.evidence();
    long revision = turn.after(Math.max(number - 1, endedRevision));
    long at = turn.receiptOf(evidence);
    long until = held == null ? at : held.untilMillis();
    long opened = until <= turn.nowMillis() ? Math.max(at, until) : at;
    return new Episode(
        AlertIds.of(patientId, finding.kind(), evidence, number),
        finding.kind(),
        evidence.tier(),
        opened,
        opened,
        1,
        List.of(
            new JoinedEvidence(
                evidence, revision, turn.loggedAtMillis(), reinstated, evidence.notifies())),
        held == null ? 0 : held.count(),
        evidence.notifies(),
        first,
        revision,
        finding.confidentiality());
  }

  /**
   * The episode with more evidence.
   *
   * @param added as found: it notifies when it is live
   * @param tells whether live evidence is to notify
   * @param reinstated whether a withdrawal of it has been taken back
   */
  Episode join(
      Evidence added, boolean tells, Turn turn, boolean reinstated, Confidentiality strict) {
    long next = turn.after(revision);
    List<JoinedEvidence> listed = new ArrayList<>(evidence);
    if (listed.size() == LISTED) {
      listed.remove(1);
    }
    boolean notifies = added.notifies() && tells;
    listed.add(
        new JoinedEvidence(
            added.notifying(notifies), next, turn.loggedAtMillis(), reinstated, added.notifies()));
    return new Episode(
        alertId,
        kind,
        added.tier().compareTo(tier) > 0 ? added.tier() : tier,
        openedAtMillis,
        Math.max(lastEvidenceAtMillis, turn.receiptOf(added)),
        evidenceCount + 1,
        List.copyOf(listed),
        heldBack,
        notified || notifies,
        first,
        next,
        confidentiality.strictest(strict));
  }

  /**
   * True when evidence came before what the episode opened with: had it been read in the order in
   * which it came, the episode would have opened with it.
   */
  boolean opensWith(Evidence added, Turn turn) {
    Evidence opening = evidence.get(0).evidence();
    long at = turn.receiptOf(added);
    boolean together = at == openedAtMillis;
    return at < openedAtMillis || (together && added.source().compareTo(opening.source()) < 0);
  }

  /**
   * The same episode under the id that it has when it opens with its latest evidence.
   *
   * @param number as in {@link #open}
   * @param firstOfLatest as in {@link #open}
   */
  Episode openingWithLatest(String patientId, boolean firstOfLatest, long number, Turn turn) {
    JoinedEvidence latest = evidence.get(evidence.size() - 1);
    List<JoinedEvidence> listed = new ArrayList<>(evidence.subList(0, evidence.size() - 1));
    listed.add(0, latest);
    return new Episode(
        AlertIds.of(patientId, kind, latest.evidence(), number),
        kind,
        tier,
        turn.receiptOf(latest.evidence()),
        lastEvidenceAtMillis,
        evidenceCount,
        List.copyOf(listed),
        heldBack,
        notified,
        firstOfLatest,
        revision,
        confidentiality);
  }

  /**
   * The same episode with a flag on the evidence of that key; unchanged when it is there already.
   */
  Episode annotate(String key, Flag flag, Turn turn) {
    List<JoinedEvidence> listed = new ArrayList<>();
    boolean changed = false;
    for (JoinedEvidence joined : evidence) {
      Evidence one = joined.evidence();
      if (one.key().equals(key) && !one.flags().contains(flag)) {
        listed.add(
            new JoinedEvidence(
                one.flagged(flag),
                joined.revision(),
                joined.loggedAtMillis(),
                joined.reinstated(),
                joined.live()));
        changed = true;
      } else {
        listed.add(joined);
      }
    }
    return changed
        ? listing(List.copyOf(listed), tier, turn.after(revision), confidentiality)
        : this;
  }

  /** True when evidence of that key is listed. */
  boolean lists(String key) {
    return evidence.stream().anyMatch(joined -> joined.evidence().key().equals(key));
  }

  /** True when listed evidence of the same key does not say the same. */
  boolean tellsOtherwise(Evidence told) {
    return evidence.stream()
        .map(JoinedEvidence::evidence)
        .filter(one -> one.key().equals(told.key()))
        .anyMatch(one -> !one.notifying(told.notifies()).equals(told));
  }

  /**
   * The same episode with the listed evidence of the same key told anew: a later revision says
   * something else, or takes a withdrawal back. Whoever saw the episode before has not seen it.
   */
  Episode retold(Evidence corrected, Turn turn, Confidentiality strict) {
    List<JoinedEvidence> listed = new ArrayList<>();
    for (JoinedEvidence joined : evidence) {
      Evidence one = joined.evidence();
      listed.add(
          one.key().equals(corrected.key())
              ? new JoinedEvidence(
                  corrected.notifying(one.notifies()),
                  turn.after(revision),
                  turn.loggedAtMillis(),
                  joined.reinstated() || one.flags().contains(Flag.RETRACTED),
                  joined.live())
              : joined);
    }
    Tier highest = corrected.tier().compareTo(tier) > 0 ? corrected.tier() : tier;
    return listing(
        List.copyOf(listed), highest, turn.after(revision), confidentiality.strictest(strict));
  }

  /**
   * The same episode without evidence that is dealt with elsewhere.
   *
   * @param rest what stays listed, not empty
   */
  Episode keeping(List<JoinedEvidence> rest, Turn turn) {
    Tier highest =
        rest.stream()
            .map(joined -> joined.evidence().tier())
            .max(Comparator.naturalOrder())
            .orElse(tier);
    return listing(rest, highest, turn.after(revision), confidentiality);
  }

  /** The episode as published when it ends, with the evidence that ends with it. */
  Alert ended(String patientId, Detection how, List<JoinedEvidence> with, Turn turn) {
    return listing(with, tier, revision, confidentiality)
        .published(patientId, how, turn.after(revision));
  }

  /** What is no longer listed here is no longer counted. */
  private Episode listing(
      List<JoinedEvidence> listed, Tier asks, long next, Confidentiality strict) {
    long last =
        listed.size() == evidence.size()
            ? lastEvidenceAtMillis
            : listed.stream()
                .mapToLong(joined -> joined.evidence().receivedAtMillis())
                .filter(at -> at <= lastEvidenceAtMillis)
                .reduce(openedAtMillis, Math::max);
    return new Episode(
        alertId,
        kind,
        asks,
        openedAtMillis,
        last,
        evidenceCount - (evidence.size() - listed.size()),
        listed,
        heldBack,
        notified,
        first,
        next,
        strict);
  }

  /** The open episode as published. */
  Alert published(String patientId) {
    return published(patientId, Detection.OPEN, revision);
  }

  private Alert published(String patientId, Detection detection, long published) {
    return new Alert(
        alertId,
        patientId,
        kind,
        tier,
        detection,
        openedAtMillis,
        lastEvidenceAtMillis,
        evidenceCount,
        evidence.stream().map(JoinedEvidence::evidence).toList(),
        heldBack,
        published,
        confidentiality);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Episode[redacted]";
  }
}
