package org.attune.analytics.trend.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a patient's weekdays differ, learnt from the distance of each day to the mean of the last
 * seven valid days, itself included: over a whole week the weekdays cancel out of that mean, and a
 * lasting change soon does too. Subtracted before charting, so that Sundays are compared with
 * Sundays (context-sensitive charts, Schreuder 2024).
 *
 * @param sums sum of distances by weekday, Monday first, in the metric's unit; 7
 * @param counts days by weekday; 7
 */
public record WeekdayEffects(List<Double> sums, List<Integer> counts) {
  private static final int WEEK = 7;

  /** Nothing learnt. */
  public static final WeekdayEffects NONE =
      new WeekdayEffects(Collections.nCopies(WEEK, 0.0), Collections.nCopies(WEEK, 0));

  /** With one more day. */
  WeekdayEffects with(int weekday, double distance) {
    List<Double> newSums = new ArrayList<>(sums);
    List<Integer> newCounts = new ArrayList<>(counts);
    newSums.set(weekday - 1, sums.get(weekday - 1) + distance);
    newCounts.set(weekday - 1, counts.get(weekday - 1) + 1);
    return new WeekdayEffects(List.copyOf(newSums), List.copyOf(newCounts));
  }

  /**
   * The effect of a weekday, drawn towards 0, in the metric's unit; 0 until every weekday has been
   * seen often enough. The effects of a week sum to 0.
   */
  double effect(int weekday, ChangeSettings settings) {
    double all = 0;
    for (int day = 0; day < WEEK; day++) {
      if (counts.get(day) < settings.weekdayWeeks()) {
        return 0;
      }
      all += drawn(day, settings);
    }
    return drawn(weekday - 1, settings) - all / WEEK;
  }

  private double drawn(int day, ChangeSettings settings) {
    return sums.get(day) / (counts.get(day) + settings.weekdayPrior());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "WeekdayEffects[redacted]";
  }
}
