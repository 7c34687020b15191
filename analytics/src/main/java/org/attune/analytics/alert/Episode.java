package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;

/**
 * An open episode.
 *
 * @param evidence opening evidence first, then the latest; at most {@link #LISTED}
 * @param heldBack pieces of evidence that were held back before it opened
 * @param notified true once evidence of the episode has notified, listed still or not
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
    long revision,
    Confidentiality confidentiality) {
  /** How much evidence is listed. */
  static final int LISTED = 20;

  /**
   * A new episode.
   *
   * @param revision first revision: 1, or above every ended one when it goes on from one of them
   */
  static Episode open(
      String patientId,
      AlertKind kind,
      Evidence evidence,
      long nowMillis,
      long revision,
      int heldBack,
      Confidentiality strict) {
    return new Episode(
        AlertIds.of(patientId, kind, evidence, revision),
        kind,
        evidence.tier(),
        nowMillis,
        nowMillis,
        1,
        List.of(new JoinedEvidence(evidence, revision, evidence.notifies())),
        heldBack,
        evidence.notifies(),
        revision,
        strict);
  }

  /**
   * The episode with more evidence.
   *
   * @param added as found: it notifies when it is live
   * @param tells whether live evidence is to notify
   */
  Episode join(Evidence added, boolean tells, long nowMillis, Confidentiality strict) {
    List<JoinedEvidence> listed = new ArrayList<>(evidence);
    if (listed.size() == LISTED) {
      listed.remove(1);
    }
    boolean notifies = added.notifies() && tells;
    listed.add(new JoinedEvidence(added.notifying(notifies), revision + 1, added.notifies()));
    return new Episode(
        alertId,
        kind,
        added.tier().compareTo(tier) > 0 ? added.tier() : tier,
        openedAtMillis,
        nowMillis,
        evidenceCount + 1,
        List.copyOf(listed),
        heldBack,
        notified || notifies,
        revision + 1,
        confidentiality.strictest(strict));
  }

  /**
   * The same episode with a flag on the evidence of that key; unchanged when it is there already.
   */
  Episode annotate(String key, Flag flag) {
    List<JoinedEvidence> listed = new ArrayList<>();
    boolean changed = false;
    for (JoinedEvidence joined : evidence) {
      Evidence one = joined.evidence();
      if (one.key().equals(key) && !one.flags().contains(flag)) {
        listed.add(new JoinedEvidence(one.flagged(flag), joined.revision(), joined.live()));
        changed = true;
      } else {
        listed.add(joined);
      }
    }
    return changed ? withEvidence(List.copyOf(listed)) : this;
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
  Episode retold(Evidence corrected, Confidentiality strict) {
    List<JoinedEvidence> listed = new ArrayList<>();
    for (JoinedEvidence joined : evidence) {
      Evidence one = joined.evidence();
      listed.add(
          one.key().equals(corrected.key())
              ? new JoinedEvidence(corrected.notifying(one.notifies()), revision + 1, joined.live())
              : joined);
    }
    return withEvidence(List.copyOf(listed), confidentiality.strictest(strict));
  }

  private Episode withEvidence(List<JoinedEvidence> listed) {
    return withEvidence(listed, confidentiality);
  }

  private Episode withEvidence(List<JoinedEvidence> listed, Confidentiality strict) {
    return new Episode(
        alertId,
        kind,
        tier,
        openedAtMillis,
        lastEvidenceAtMillis,
        evidenceCount,
        listed,
        heldBack,
        notified,
        revision + 1,
        strict);
  }

  /** Evidence that came in above a revision. */
  List<JoinedEvidence> above(long revisionSeen) {
    return evidence.stream().filter(joined -> joined.revision() > revisionSeen).toList();
  }

  /** The episode as published: open as it is, or ended at the next revision. */
  Alert published(String patientId, Detection detection) {
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
        detection == Detection.OPEN ? revision : revision + 1,
        confidentiality);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Episode[redacted]";
  }
}
