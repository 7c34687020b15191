package org.attune.dashboard.plan;

import java.time.Instant;
import org.attune.analytics.alert.PlanDraft;
import org.jspecify.annotations.Nullable;

/**
 * A plan that somebody wants published.
 *
 * @param seen what the page showed when they decided
 * @param draft what is to be watched, without a fault
 * @param from when it is to begin; null for at once
 * @param reason why, in words
 */
record PlanOrder(Seen seen, PlanDraft draft, @Nullable Instant from, String reason) {
  /**
   * The latest that a page showed.
   *
   * @param revision latest revision; 0 for none
   * @param changeId latest plan written here, one that waits for its time among them; 0 for none
   */
  record Seen(int revision, long changeId) {}

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PlanOrder[seen=" + seen + "]";
  }
}
