package org.attune.app.backtest;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.trend.change.ChangeAlarms;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.DayValue;
import org.attune.analytics.trend.change.PatientChange;

/** Folds day values of one person through the alert rule. */
final class ChangeReplay {
  private ChangeReplay() {}

  /**
   * What the rule said, by local day; days without an alarm are left out.
   *
   * @param values by metric id and local day; metrics without a chart are passed over
   */
  static SortedMap<Integer, ChangeAlarms> alarms(
      Map<String, ? extends NavigableMap<Integer, Double>> values) {
    SortedMap<Integer, Map<String, DayValue>> days = new TreeMap<>();
    values.forEach(
        (metric, series) ->
            series.forEach(
                (day, value) ->
                    days.computeIfAbsent(day, any -> new HashMap<>())
                        .put(metric, DayValue.of(day, value))));
    return fold(days);
  }

  /**
   * The same with the gaps closed: the days on which anything was observed follow one another, each
   * with its own weekday. Alarms are given by the day they belong to.
   */
  static SortedMap<Integer, ChangeAlarms> alarmsWithGapsClosed(
      Map<String, ? extends NavigableMap<Integer, Double>> values) {
    TreeSet<Integer> observed = new TreeSet<>();
    values.values().forEach(series -> observed.addAll(series.keySet()));
    Map<Integer, Integer> closed = new HashMap<>();
    Map<Integer, Integer> original = new HashMap<>();
    int next = observed.isEmpty() ? 0 : observed.first();
    for (int day : observed) {
      closed.put(day, next);
      original.put(next, day);
      next++;
    }
    SortedMap<Integer, Map<String, DayValue>> days = new TreeMap<>();
    values.forEach(
        (metric, series) ->
            series.forEach(
                (day, value) -> {
                  int moved = closed.getOrDefault(day, day);
                  days.computeIfAbsent(moved, any -> new HashMap<>())
                      .put(metric, new DayValue(moved, DayValue.of(day, value).weekday(), value));
                }));
    SortedMap<Integer, ChangeAlarms> alarms = new TreeMap<>();
    fold(days).forEach((day, alarm) -> alarms.put(original.getOrDefault(day, day), alarm));
    return alarms;
  }

  private static SortedMap<Integer, ChangeAlarms> fold(
      SortedMap<Integer, Map<String, DayValue>> days) {
    SortedMap<Integer, ChangeAlarms> alarms = new TreeMap<>();
    PatientChange state = PatientChange.START;
    for (Map.Entry<Integer, Map<String, DayValue>> day : days.entrySet()) {
      Map<String, DayValue> charted = new HashMap<>(day.getValue());
      charted.keySet().removeIf(id -> !charted(id));
      PatientChange.Step step = state.add(charted, ChangeSettings.DEFAULT);
      state = step.next();
      if (step.day().alarms().any()) {
        alarms.put(day.getKey(), step.day().alarms());
      }
    }
    return alarms;
  }

  /** Whether a metric has a chart. */
  static boolean charted(String id) {
    return MetricCatalog.find(id).filter(Metric::charted).isPresent();
  }
}
