package org.attune.dashboard.plan;

import java.time.Instant;
import org.attune.schemas.context.MonitoringPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was written here.
 *
 * @param changeId grows with each
 * @param record the plan
 * @param reason why, in the author's words
 * @param author who wrote it
 * @param writtenAt when
 * @param outcome what became of it; null while it waits for its time
 * @param inLog whether it came back from the log
 */
record PlanChange(
    long changeId,
    MonitoringPlan record,
    String reason,
    String author,
    Instant writtenAt,
    @Nullable PlanOutcome outcome,
    boolean inLog) {
  /** Whether it waits for its time. */
  boolean waits() {
    return outcome == null;
  }

  /** Names nobody. */
  @Override
  public String toString() {
    return "PlanChange[changeId=" + changeId + ", outcome=" + outcome + "]";
  }
}
