package org.attune.analytics.alert;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician did about an alert, as far as detection cares.
 *
 * @param kind what the alert was about; null in actions of an earlier release
 * @param resolves true when it ends the episode with a disposition
 * @param revisionSeen revision of the alert that the clinician saw
 * @param evidenceSeen evidence that the alert listed then; empty in actions of an earlier release
 */
public record AlertAction(
    String actionId,
    String alertId,
    String patientId,
    @Nullable AlertKind kind,
    boolean resolves,
    long revisionSeen,
    List<EvidenceSeen> evidenceSeen) {
  /**
   * True when the clinician had seen the evidence, by its revision alone where the action names no
   * evidence. Else the alert must have listed it; and since an episode that is built from the log
   * again need not have the revisions that it had, and may have been told more by the time it meets
   * the action, the log tells what came before the alert was shown, and what after it was ended: a
   * later correction opens nothing unless it asks for more.
   *
   * @param highest the highest tier that it was ever taken in with
   * @param endedAtMillis log time of the action, epoch milliseconds UTC
   */
  boolean saw(JoinedEvidence joined, Tier highest, long endedAtMillis) {
    boolean below = joined.revision() <= revisionSeen;
    if (evidenceSeen.isEmpty()) {
      return below;
    }
    Evidence evidence = joined.evidence();
    Stream<EvidenceSeen> listed =
        evidenceSeen.stream()
            .filter(seen -> seen.key().equals(evidence.key()))
            .filter(seen -> seen.tier().compareTo(evidence.tier()) >= 0);
    if (joined.loggedAtMillis() <= revisionSeen) {
      return listed.anyMatch(seen -> below || seen.saysTheSameAs(evidence));
    }
    return joined.loggedAtMillis() > endedAtMillis
        && !joined.reinstated()
        && listed.anyMatch(seen -> seen.tier().compareTo(highest) >= 0);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AlertAction[redacted]";
  }
}
