package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;

/**
 * An open episode.
 *
 * @param evidence opening evidence first, then the latest; at most {@link #LISTED}
 */
public record Episode(
    String alertId,
    AlertKind kind,
    Tier tier,
    long openedAtMillis,
    long lastEvidenceAtMillis,
    int evidenceCount,
    List<JoinedEvidence> evidence,
    long revision,
    Confidentiality confidentiality) {
  /** How much evidence is listed. */
  static final int LISTED = 20;

  static Episode open(
      String patientId, AlertKind kind, Evidence evidence, long nowMillis, Confidentiality strict) {
    return new Episode(
        AlertIds.of(patientId, kind, evidence.key()),
        kind,
        evidence.tier(),
        nowMillis,
        nowMillis,
        1,
        List.of(new JoinedEvidence(evidence, 1)),
        1,
        strict);
  }

  Episode join(Evidence added, long nowMillis, Confidentiality strict) {
    List<JoinedEvidence> listed = new ArrayList<>(evidence);
    if (listed.size() == LISTED) {
      listed.remove(1);
    }
    listed.add(new JoinedEvidence(added, revision + 1));
    return new Episode(
        alertId,
        kind,
        added.tier().compareTo(tier) > 0 ? added.tier() : tier,
        openedAtMillis,
        nowMillis,
        evidenceCount + 1,
        List.copyOf(listed),
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
        listed.add(new JoinedEvidence(one.flagged(flag), joined.revision()));
        changed = true;
      } else {
        listed.add(joined);
      }
    }
    return changed ? withEvidence(List.copyOf(listed), revision + 1) : this;
  }

  private Episode withEvidence(List<JoinedEvidence> listed, long newRevision) {
    return new Episode(
        alertId,
        kind,
        tier,
        openedAtMillis,
        lastEvidenceAtMillis,
        evidenceCount,
        listed,
        newRevision,
        confidentiality);
  }

  /** Evidence that came in above a revision. */
  List<Evidence> above(long revisionSeen) {
    return evidence.stream()
        .filter(joined -> joined.revision() > revisionSeen)
        .map(JoinedEvidence::evidence)
        .toList();
  }

  boolean anyNotified() {
    return evidence.stream().anyMatch(joined -> joined.evidence().notifies());
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
        detection == Detection.OPEN ? revision : revision + 1,
        confidentiality);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Episode[redacted]";
  }
}
