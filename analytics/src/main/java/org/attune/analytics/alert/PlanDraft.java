package org.attune.analytics.alert;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attune.analytics.instrument.Instruments;

/**
 * What somebody asks to be watched, before anybody is watched by it. Whatever writes plans asks
 * {@link #fault} first: a typing error must not leave somebody unwatched. What reads them takes
 * them by {@link #inForce}, which is lenient, since a plan of a later release must not stop it.
 *
 * @param off ids of the policies that are switched off
 * @param sensitivity of the personal charts
 * @param measureDays instrument id → days between two administrations
 * @param refractoryDays days without another routine episode of a kind after one has ended
 * @param routineAlertsPerWeek routine episodes that open within seven days at most
 */
public record PlanDraft(
    List<String> off,
    Sensitivity sensitivity,
    Map<String, Integer> measureDays,
    int refractoryDays,
    int routineAlertsPerWeek) {
  /** Days between two administrations of a questionnaire. */
  public static final Range MEASURE_DAYS = new Range(1, 366);

  /** Days without another routine episode of a kind. */
  public static final Range REFRACTORY_DAYS = new Range(0, 28);

  /** Routine episodes in seven days. */
  public static final Range ROUTINE_ALERTS_PER_WEEK = new Range(1, 50);

  /** What is watched for a patient without a plan. */
  public static final PlanDraft DEFAULT = of(MonitoringPlan.DEFAULT);

  /**
   * Whole numbers that make sense.
   *
   * @param least the smallest
   * @param most the greatest
   */
  public record Range(int least, int most) {
    /** Whether a number is among them. */
    public boolean holds(int number) {
      return number >= least && number <= most;
    }

    private int nearest(int number) {
      return Math.max(least, Math.min(most, number));
    }
  }

  public PlanDraft {
    off = List.copyOf(off);
    measureDays = Map.copyOf(measureDays);
  }

  /** What a plan says, without since when. */
  public static PlanDraft of(MonitoringPlan plan) {
    return new PlanDraft(
        plan.off(),
        plan.sensitivity(),
        plan.measureDays(),
        (int) Duration.ofMillis(plan.budget().refractoryMillis()).toDays(),
        plan.budget().perWeek());
  }

  /** Why it may not be published; empty when it may. */
  public Optional<PlanFault> fault() {
    return faultOfSignals().or(this::faultOfMeasures).or(this::faultOfBudget);
  }

  private Optional<PlanFault> faultOfSignals() {
    Set<String> named = new HashSet<>();
    for (String id : off) {
      Optional<SignalPolicy> policy = SignalPolicy.find(id);
      if (policy.isEmpty()) {
        return Optional.of(new PlanFault.UnknownSignal(id));
      }
      if (policy.get().safety()) {
        return Optional.of(new PlanFault.SafetySignal(policy.get()));
      }
      if (!named.add(id)) {
        return Optional.of(new PlanFault.RepeatedSignal(policy.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<PlanFault> faultOfMeasures() {
    for (Map.Entry<String, Integer> measure : new TreeMap<>(measureDays).entrySet()) {
      String id = measure.getKey();
      // By its own id only: another spelling that is found here is none that the job looks for.
      if (Instruments.find(id).filter(found -> found.id().equals(id)).isEmpty()) {
        return Optional.of(new PlanFault.UnknownInstrument(id));
      }
      if (!MEASURE_DAYS.holds(measure.getValue())) {
        return Optional.of(new PlanFault.OutOfRange(PlanFault.Field.MEASURE, id, MEASURE_DAYS));
      }
    }
    return Optional.empty();
  }

  private Optional<PlanFault> faultOfBudget() {
    if (!REFRACTORY_DAYS.holds(refractoryDays)) {
      return Optional.of(
          new PlanFault.OutOfRange(PlanFault.Field.REFRACTORY_DAYS, "", REFRACTORY_DAYS));
    }
    if (!ROUTINE_ALERTS_PER_WEEK.holds(routineAlertsPerWeek)) {
      return Optional.of(
          new PlanFault.OutOfRange(
              PlanFault.Field.ROUTINE_ALERTS_PER_WEEK, "", ROUTINE_ALERTS_PER_WEEK));
    }
    return Optional.empty();
  }

  /**
   * The plan as it is followed, whatever it holds; figures outside their range are taken as the
   * nearest that makes sense.
   *
   * @param effectiveFromMillis in force from, epoch milliseconds UTC
   */
  public MonitoringPlan inForce(int revision, long effectiveFromMillis) {
    Map<String, Integer> measures = new HashMap<>();
    measureDays.forEach((id, days) -> measures.put(id, Math.max(MEASURE_DAYS.least(), days)));
    return new MonitoringPlan(
        revision,
        effectiveFromMillis,
        off,
        sensitivity,
        Map.copyOf(measures),
        new AlertBudget(
            Duration.ofDays(REFRACTORY_DAYS.nearest(refractoryDays)).toMillis(),
            Math.max(ROUTINE_ALERTS_PER_WEEK.least(), routineAlertsPerWeek)));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PlanDraft[redacted]";
  }
}
