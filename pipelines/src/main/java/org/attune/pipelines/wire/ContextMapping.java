package org.attune.pipelines.wire;

import java.util.HashMap;
import java.util.Map;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.Sensitivity;
import org.attune.analytics.event.CareEpisode;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.PlannedMeasure;

/** What is known of patients beside events, as records of the domain. */
final class ContextMapping {
  private ContextMapping() {}

  /** A plan; figures outside their range are taken as the nearest that makes sense. */
  static MonitoringPlan plan(org.attune.schemas.context.MonitoringPlan plan) {
    Map<String, Integer> measures = new HashMap<>();
    for (PlannedMeasure measure : plan.getMeasures()) {
      measures.put(measure.getInstrument(), measure.getEveryDays());
    }
    return new PlanDraft(
            plan.getSignalsOff(),
            sensitivity(plan.getSensitivity()),
            measures,
            plan.getRefractoryDays(),
            plan.getRoutineAlertsPerWeek())
        .inForce(plan.getRevision(), plan.getEffectiveFrom().toEpochMilli());
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
