package org.attune.pipelines.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.attune.analytics.alert.AlertBudget;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.Sensitivity;
import org.attune.analytics.event.CareEpisode;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.PlannedMeasure;

/** What is known of patients beside events, as records of the domain. */
final class ContextMapping {
  private static final int MOST_REFRACTORY_DAYS = 28;

  private ContextMapping() {}

  /** A plan; figures outside their range are taken as the nearest that makes sense. */
  static MonitoringPlan plan(org.attune.schemas.context.MonitoringPlan plan) {
    Map<String, Integer> measures = new HashMap<>();
    for (PlannedMeasure measure : plan.getMeasures()) {
      measures.put(measure.getInstrument(), Math.max(1, measure.getEveryDays()));
    }
    int days = Math.max(0, Math.min(MOST_REFRACTORY_DAYS, plan.getRefractoryDays()));
    return new MonitoringPlan(
        plan.getRevision(),
        plan.getEffectiveFrom().toEpochMilli(),
        plan.getSignalsOff(),
        sensitivity(plan.getSensitivity()),
        Map.copyOf(measures),
        new AlertBudget(
            Duration.ofDays(days).toMillis(), Math.max(1, plan.getRoutineAlertsPerWeek())));
  }

  private static Sensitivity sensitivity(org.attune.schemas.context.Sensitivity told) {
    return switch (told) {
      case LOW -> Sensitivity.LOW;
      case HIGH -> Sensitivity.HIGH;
      case STANDARD, UNKNOWN -> Sensitivity.STANDARD;
    };
  }

  /** A withdrawn enrolment is no admission. */
  static CareEpisode careEpisode(Enrollment enrollment) {
    return new CareEpisode(
        enrollment.getEpisodeId(),
        enrollment.getDischargedAt() == null && !enrollment.getRetracted());
  }
}
