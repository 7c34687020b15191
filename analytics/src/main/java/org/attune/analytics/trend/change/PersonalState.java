package org.attune.analytics.trend.change;

import java.util.List;

/**
 * All that is remembered of one metric of one patient, as of its last valid day. Immutable; equal
 * states give equal charts; at most about 0.9 KB.
 *
 * @param lastDay last day added, since 1970-01-01; {@link Integer#MIN_VALUE} before the first
 * @param learnFrom first day that may enter the baseline: an earlier one is charted nowhere
 * @param baselineDays days gathered for the baseline, ascending; at most {@link
 *     ChangeSettings#baselineDays}
 * @param baselineValues their values, in the metric's unit
 * @param baseline the baseline, frozen once complete; until then its figures of the days so far
 * @param admission the first baseline that was completed, kept when a later one replaces it; {@link
 *     Baseline#NONE} until then
 * @param ewma moving average of adjusted day values since the baseline, in the metric's unit
 * @param updates days added since the baseline
 * @param cusum cumulative sums since the baseline
 * @param variability chart of the week's standard deviation
 * @param weekdays what has been learnt about weekdays
 * @param lastEffect weekday effect that was taken off the last value, in the metric's unit
 * @param recentDays the last valid days, ascending; at most 29
 * @param recentValues their values as observed, in the metric's unit
 */
public record PersonalState(
    int lastDay,
    int learnFrom,
    List<Integer> baselineDays,
    List<Double> baselineValues,
    Baseline baseline,
    Baseline admission,
    double ewma,
    int updates,
    Cusum cusum,
    Variability variability,
    WeekdayEffects weekdays,
    double lastEffect,
    List<Integer> recentDays,
    List<Double> recentValues) {

  /** Nothing seen. */
  public static final PersonalState START =
      new PersonalState(
          Integer.MIN_VALUE,
          Integer.MIN_VALUE,
          List.of(),
          List.of(),
          Baseline.NONE,
          Baseline.NONE,
          0,
          0,
          Cusum.START,
          Variability.START,
          WeekdayEffects.NONE,
          0,
          List.of(),
          List.of());

  /** Whether there is a complete baseline to compare with. */
  public boolean ready() {
    return baseline.complete();
  }

  /** The last value with its weekday effect taken off, in the metric's unit. */
  double lastAdjusted() {
    return recentValues.get(recentValues.size() - 1) - lastEffect;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PersonalState[redacted]";
  }
}
