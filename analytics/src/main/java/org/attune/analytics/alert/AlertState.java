package org.attune.analytics.alert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * What alert detection keeps of one patient.
 *
 * @param episodes open episodes by kind; at most one of each
 * @param item9 latest answers to item 9 by event time; at most {@link AlertFold#ITEM9_KEPT}
 * @param heldBack what opens no episode for now, by kind
 * @param openedAtMillis when routine episodes opened, of the last two weeks, epoch milliseconds
 *     UTC; few, since only so many open in a week
 * @param seen evidence taken in, by kind and key; dropped after {@link AlertFold#SEEN_MILLIS}
 * @param standings by metric; one entry per metric ever seen
 * @param history what policies compare the next event with
 * @param plans monitoring plans
 * @param endedRevision highest revision of any ended episode, 0 without one: an episode that goes
 *     on from an ended one starts above it
 * @param risk priority last published, or null
 */
public record AlertState(
    Map<AlertKind, Episode> episodes,
    Map<AlertKind, HeldBack> heldBack,
    List<Long> openedAtMillis,
    List<Item9Answer> item9,
    Map<String, SeenEvidence> seen,
    Map<String, Standing> standings,
    PatientHistory history,
    Plans plans,
    Confidentiality confidentiality,
    long endedRevision,
    @Nullable RiskAssessment risk) {
  /** State of an earlier release lacks what came later. */
  @SuppressWarnings("ConstantValue")
  public AlertState {
    heldBack = Objects.requireNonNullElse(heldBack, Map.of());
    openedAtMillis = Objects.requireNonNullElse(openedAtMillis, List.of());
    history = Objects.requireNonNullElse(history, PatientHistory.NONE);
    plans = Objects.requireNonNullElse(plans, Plans.NONE);
  }

  /** A patient of whom nothing is known. */
  public static final AlertState NEW =
      new AlertState(
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          PatientHistory.NONE,
          Plans.NONE,
          Confidentiality.NORMAL,
          0,
          null);

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AlertState[redacted]";
  }
}
