package org.attune.analytics.alert;

import java.util.List;
import java.util.Map;

/**
 * What is watched for one patient, from a moment on.
 *
 * @param revision a higher one replaces lower ones
 * @param effectiveFromMillis in force from, epoch milliseconds UTC
 * @param off ids of the policies that are switched off; one about safety, or unknown here, is
 *     passed over
 * @param sensitivity of the personal charts
 * @param measureDays instrument id → days between two administrations; what is not listed is never
 *     overdue
 * @param budget how sparing alerts are
 */
public record MonitoringPlan(
    int revision,
    long effectiveFromMillis,
    List<String> off,
    Sensitivity sensitivity,
    Map<String, Integer> measureDays,
    AlertBudget budget) {
  /** The plan of a patient without one: everything, weekly PHQ-9 and GAD-7. */
  public static final MonitoringPlan DEFAULT =
      new MonitoringPlan(
          0,
          Long.MIN_VALUE,
          List.of(),
          Sensitivity.STANDARD,
          Map.of("phq-9", 7, "gad-7", 7),
          AlertBudget.DEFAULT);

  /** Whether a policy is in force. */
  public boolean watches(SignalPolicy policy) {
    return policy.safety() || !off.contains(policy.id());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MonitoringPlan[redacted]";
  }
}
