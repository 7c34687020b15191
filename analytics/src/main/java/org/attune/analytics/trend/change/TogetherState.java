package org.attune.analytics.trend.change;

import java.util.List;

/**
 * All that is remembered of a patient's ratings taken together. Immutable and small.
 *
 * @param members ids of the ratings, sorted; empty while the chart is not ready
 * @param baselineDays days its own baseline rests on
 * @param mean mean of the baseline, in baseline standard deviations towards worse; near 0
 * @param sd standard deviation of the baseline, in the same unit, floored
 * @param lastDay last day added, since 1970-01-01
 * @param value the last day's mean deviation, in the same unit
 * @param ewma moving average, in the same unit
 * @param updates days added since the baseline
 */
public record TogetherState(
    List<String> members,
    int baselineDays,
    double mean,
    double sd,
    int lastDay,
    double value,
    double ewma,
    int updates) {
  /** Nothing seen. */
  public static final TogetherState START =
      new TogetherState(List.of(), 0, 0, 0, Integer.MIN_VALUE, 0, 0, 0);

  /** Whether it has a baseline of its own. */
  public boolean ready() {
    return !members.isEmpty();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TogetherState[redacted]";
  }
}
