package org.attune.dashboard.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.Sensitivity;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.context.PlannedMeasure;

/** Monitoring plans as the log holds them, from and to what they ask for. */
public final class PlanRecords {
  private PlanRecords() {}

  /**
   * The record of a plan.
   *
   * @param revision above that of the plan before it
   * @param effectiveFrom in force from
   * @param receivedAt when it was published
   * @param draft what it asks for, without a fault
   * @throws IllegalArgumentException when it has one: nobody is to be watched by it
   */
  public static MonitoringPlan of(
      String patientId, int revision, Instant effectiveFrom, Instant receivedAt, PlanDraft draft) {
    if (draft.fault().isPresent()) {
      throw new IllegalArgumentException("a plan with a fault is not published");
    }
    return MonitoringPlan.newBuilder()
        .setPatientId(patientId)
        .setRevision(revision)
        .setEffectiveFrom(effectiveFrom)
        .setReceivedAt(receivedAt)
        .setSignalsOff(draft.off())
        .setSensitivity(
            switch (draft.sensitivity()) {
              case LOW -> org.attune.schemas.context.Sensitivity.LOW;
              case STANDARD -> org.attune.schemas.context.Sensitivity.STANDARD;
              case HIGH -> org.attune.schemas.context.Sensitivity.HIGH;
            })
        .setMeasures(
            draft.measureDays().entrySet().stream()
                .map(entry -> new PlannedMeasure(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(PlannedMeasure::getInstrument))
                .toList())
        .setRefractoryDays(draft.refractoryDays())
        .setRoutineAlertsPerWeek(draft.routineAlertsPerWeek())
        .build();
  }

  /** What a record asks for, whatever wrote it. */
  static PlanDraft draft(MonitoringPlan record) {
    Map<String, Integer> measures = new HashMap<>();
    for (PlannedMeasure measure : record.getMeasures()) {
      measures.put(measure.getInstrument(), measure.getEveryDays());
    }
    return new PlanDraft(
        record.getSignalsOff(),
        switch (record.getSensitivity()) {
          case LOW -> Sensitivity.LOW;
          case HIGH -> Sensitivity.HIGH;
          case STANDARD, UNKNOWN -> Sensitivity.STANDARD;
        },
        measures,
        record.getRefractoryDays(),
        record.getRoutineAlertsPerWeek());
  }

  /** The plan of a record as the alert job follows it. */
  static org.attune.analytics.alert.MonitoringPlan followed(MonitoringPlan record) {
    return draft(record).inForce(record.getRevision(), record.getEffectiveFrom().toEpochMilli());
  }
}
