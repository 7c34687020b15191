package org.attune.analytics.trend.change;

import java.util.List;

/**
 * What is usual for this patient, from the first valid days; frozen once complete.
 *
 * @param days valid days it rests on; 0 for {@link #NONE}
 * @param complete whether those are as many as the settings ask for
 * @param fromDay first of the days, since 1970-01-01
 * @param throughDay last of the days
 * @param mean mean, in the metric's unit; while incomplete drawn towards the population start
 * @param sd sample standard deviation (n − 1), in the metric's unit, not under the metric's floor;
 *     while incomplete drawn towards the population start
 * @param median median, in the metric's unit
 * @param mad median distance from the median, in the metric's unit; 1.4826 times it estimates the
 *     SD
 */
public record Baseline(
    int days,
    boolean complete,
    int fromDay,
    int throughDay,
    double mean,
    double sd,
    double median,
    double mad) {
  /** No baseline yet. */
  public static final Baseline NONE = new Baseline(0, false, 0, 0, 0, 0, 0, 0);

  /**
   * The baseline of the first valid days.
   *
   * @param epochDays the days, ascending
   * @param values their values, in the metric's unit
   * @param sdFloor least standard deviation, in the metric's unit
   */
  static Baseline of(
      List<Integer> epochDays,
      List<Double> values,
      double sdFloor,
      PopulationStart start,
      ChangeSettings settings) {
    int count = values.size();
    if (count == 0 && start.days() == 0) {
      return NONE;
    }
    double[] array = Moments.array(values, 0);
    boolean complete = count >= settings.baselineDays();
    double mean = Moments.mean(array);
    double sd = count < 2 ? 0 : Moments.sd(array);
    if (!complete && start.days() > 0) {
      // Loses weight twice: against the days that have come, and by running out with the baseline.
      double weight = start.days() * (1 - (double) count / settings.baselineDays());
      mean = count == 0 ? start.mean() : (weight * start.mean() + count * mean) / (weight + count);
      int free = Math.max(0, count - 1);
      sd = Math.sqrt((weight * start.sd() * start.sd() + free * sd * sd) / (weight + free));
    }
    double median = count == 0 ? 0 : OrderStatistics.median(array);
    return new Baseline(
        count,
        complete,
        count == 0 ? 0 : epochDays.get(0),
        count == 0 ? 0 : epochDays.get(count - 1),
        mean,
        Math.max(sd, sdFloor),
        median,
        count == 0 ? 0 : OrderStatistics.mad(array, median));
  }

  /** Whether there is anything to show: own days, or a population start. */
  public boolean known() {
    return sd > 0;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Baseline[redacted]";
  }
}
