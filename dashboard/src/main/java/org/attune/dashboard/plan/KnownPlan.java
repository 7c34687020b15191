package org.attune.dashboard.plan;

import java.time.Instant;
import org.attune.schemas.context.MonitoringPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is in the log.
 *
 * @param revision revision
 * @param effectiveFrom in force from
 * @param record what it asks for; null when the viewer may not read it
 * @param author who published it here; null for one that came from elsewhere
 * @param reason why, in the author's words; null for one that came from elsewhere
 */
record KnownPlan(
    int revision,
    Instant effectiveFrom,
    @Nullable MonitoringPlan record,
    @Nullable String author,
    @Nullable String reason) {
  /** Names nobody. */
  @Override
  public String toString() {
    return "KnownPlan[revision=" + revision + "]";
  }
}
