package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The monitoring plans of one patient.
 *
 * @param known in force or to come, by effective date ascending; at most {@link #KEPT}
 */
public record Plans(List<MonitoringPlan> known) {
  private static final int KEPT = 4;

  /** Without any. */
  public static final Plans NONE = new Plans(List.of());

  /** With one more; of one effective date the highest revision stays. */
  public Plans with(MonitoringPlan plan) {
    List<MonitoringPlan> plans = new ArrayList<>(known);
    for (MonitoringPlan other : known) {
      if (other.effectiveFromMillis() == plan.effectiveFromMillis()) {
        if (other.revision() >= plan.revision()) {
          return this;
        }
        plans.remove(other);
      }
    }
    plans.add(plan);
    plans.sort(
        Comparator.comparingLong(MonitoringPlan::effectiveFromMillis)
            .thenComparingInt(MonitoringPlan::revision));
    return new Plans(List.copyOf(plans.subList(Math.max(0, plans.size() - KEPT), plans.size())));
  }

  /** The plan in force at a moment, epoch milliseconds UTC: of those begun the highest revision. */
  public MonitoringPlan at(long nowMillis) {
    return known.stream()
        .filter(plan -> plan.effectiveFromMillis() <= nowMillis)
        .max(Comparator.comparingInt(MonitoringPlan::revision))
        .orElse(MonitoringPlan.DEFAULT);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Plans[redacted]";
  }
}
