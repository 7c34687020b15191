package org.attune.analytics.trend;

import java.util.List;
import java.util.Map;

/**
 * What is kept of a patient beside the open days.
 *
 * @param finalWeight input of all final days plus one per final day: the floor of revisions
 * @param anchors by metric; one entry per metric ever seen
 * @param openDays local days that are open, ascending; at most about 16 while data are live
 * @param dirty earliest local day to publish again, by metric
 */
public record PatientTrend(
    long finalWeight,
    Map<String, MetricAnchor> anchors,
    List<Integer> openDays,
    Map<String, Integer> dirty) {
  static final PatientTrend NEW = new PatientTrend(0, Map.of(), List.of(), Map.of());

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientTrend[redacted]";
  }
}
