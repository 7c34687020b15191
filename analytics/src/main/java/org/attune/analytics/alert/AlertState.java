package org.attune.analytics.alert;

import java.util.List;
import java.util.Map;
import org.attune.analytics.event.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * What alert detection keeps of one patient.
 *
 * @param episodes open episodes by kind; at most one of each
 * @param item9 latest answers to item 9 by event time; at most {@link AlertFold#ITEM9_KEPT}
 * @param seen evidence taken in, by kind and key; dropped after {@link AlertFold#SEEN_MILLIS}
 * @param standings by metric; one entry per metric ever seen
 * @param endedRevision highest revision of any ended episode, 0 without one: an episode that goes
 *     on from an ended one starts above it
 * @param risk priority last published, or null
 */
public record AlertState(
    Map<AlertKind, Episode> episodes,
    List<Item9Answer> item9,
    Map<String, SeenEvidence> seen,
    Map<String, Standing> standings,
    Confidentiality confidentiality,
    long endedRevision,
    @Nullable RiskAssessment risk) {
  /** A patient of whom nothing is known. */
  public static final AlertState NEW =
      new AlertState(Map.of(), List.of(), Map.of(), Map.of(), Confidentiality.NORMAL, 0, null);

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AlertState[redacted]";
  }
}
