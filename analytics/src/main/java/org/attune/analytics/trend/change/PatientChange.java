package org.attune.analytics.trend.change;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.jspecify.annotations.Nullable;

/**
 * One patient's days, folded: each metric's chart, the ratings taken together, the alert rule.
 *
 * @param charts by metric id
 * @param together the ratings taken together
 */
public record PatientChange(Map<String, PersonalState> charts, TogetherState together) {
  /** Nothing seen. */
  public static final PatientChange START = new PatientChange(Map.of(), TogetherState.START);

  /**
   * What a day said.
   *
   * @param readings of the metrics that have a value on the day, by metric id
   * @param together the ratings taken together, or null when too few were answered or they are
   *     still learnt
   * @param alarms what the alert rule makes of it
   */
  public record Day(
      Map<String, PersonalReading> readings,
      @Nullable TogetherReading together,
      ChangeAlarms alarms) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "PatientChange.Day[redacted]";
    }
  }

  /** The state after a day, and what the day said. */
  public record Step(PatientChange next, Day day) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "PatientChange.Step[redacted]";
    }
  }

  /**
   * Adds a day.
   *
   * @param values of the charted metrics with a valid value, by metric id; all of the same day
   * @throws IllegalArgumentException if the day is not after the last one of a metric
   */
  public Step add(Map<String, DayValue> values, ChangeSettings settings) {
    Map<String, PersonalState> next = new HashMap<>(charts);
    Map<String, PersonalReading> readings = new TreeMap<>();
    int epochDay = Integer.MIN_VALUE;
    boolean rated = false;
    for (Map.Entry<String, DayValue> entry : new TreeMap<>(values).entrySet()) {
      Metric metric = MetricCatalog.find(entry.getKey()).orElseThrow();
      epochDay = entry.getValue().epochDay();
      rated |= TogetherChart.takes(metric);
      PersonalState chart =
          PersonalChart.add(
              next.getOrDefault(metric.id(), PersonalState.START),
              entry.getValue(),
              metric.sdFloor(),
              settings);
      next.put(metric.id(), chart);
      readings.put(
          metric.id(),
          PersonalChart.reading(chart, epochDay, metric.direction(), metric.sdFloor(), settings));
    }
    TogetherState all = rated ? TogetherChart.add(together, epochDay, next, settings) : together;
    TogetherReading reading =
        all.lastDay() == epochDay ? TogetherChart.reading(all, settings).orElse(null) : null;
    return new Step(
        new PatientChange(Map.copyOf(next), all),
        new Day(readings, reading, ChangeAlarms.of(readings, reading, settings)));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientChange[redacted]";
  }
}
