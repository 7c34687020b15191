package org.attune.dashboard.plan;

import java.util.List;
import org.attune.analytics.alert.PlanDraft;
import org.jspecify.annotations.Nullable;

/**
 * What is watched for a patient, as pages show it.
 *
 * @param inForce the plan in force; null when the default is
 * @param words what is watched now
 * @param draft the same, to be changed
 * @param seen the latest that is shown
 * @param waiting one written here that waits for its time; null when none does
 * @param onItsWay one that has been published and is not back from the log; null when none is
 * @param failed one that did not come into force though it should have, and why; null when there is
 *     none
 * @param later plans of the log that begin later
 * @param earlier plans that were replaced, the latest first
 */
public record PlanView(
    @Nullable Entry inForce,
    PlanWords words,
    PlanDraft draft,
    PlanOrder.Seen seen,
    @Nullable Entry waiting,
    @Nullable Entry onItsWay,
    @Nullable Failed failed,
    List<Entry> later,
    List<Entry> earlier) {

  /**
   * A plan in words.
   *
   * @param name {@code Plan 3}
   * @param begins since when or from when
   * @param by who published or wrote it, and when; or that it came from elsewhere
   * @param reason why, in the author's words; null for one that came from elsewhere
   * @param words what is watched
   */
  public record Entry(
      String name, String begins, String by, @Nullable String reason, PlanWords words) {
    /** Names nobody. */
    @Override
    public String toString() {
      return "Entry[name=" + name + "]";
    }
  }

  /**
   * A plan that did not come into force.
   *
   * @param why what happened, in a sentence
   * @param entry the plan
   */
  public record Failed(String why, Entry entry) {}

  public PlanView {
    later = List.copyOf(later);
    earlier = List.copyOf(earlier);
  }

  /** Names nobody. */
  @Override
  public String toString() {
    return "PlanView[seen=" + seen + "]";
  }
}
