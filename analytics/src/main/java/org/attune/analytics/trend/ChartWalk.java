package org.attune.analytics.trend;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.DayValue;
import org.attune.analytics.trend.change.PersonalChart;
import org.attune.analytics.trend.change.PersonalState;

/**
 * One metric's chart through its open days, from the first that changed on. What lies before it is
 * taken from the head, or walked anew from the anchor where the change reaches further back.
 */
final class ChartWalk {
  private final PersonalState base;
  private final int baseThrough;
  private final NavigableSet<Integer> newBaselines;
  private final NavigableMap<Integer, PersonalState> after = new TreeMap<>();
  private final PersonalState head;

  private ChartWalk(
      Metric metric,
      MetricTrend trend,
      SortedMap<Integer, DaySummary> days,
      int from,
      NavigableSet<Integer> newBaselines,
      ChangeSettings settings) {
    this.newBaselines = newBaselines;
    boolean fromHead = from > trend.headThrough();
    base = fromHead ? trend.head() : trend.anchor();
    baseThrough = fromHead ? trend.headThrough() : Integer.MIN_VALUE;
    int before = baseThrough;
    PersonalState state = base;
    PersonalState beforeLast = base;
    for (Map.Entry<Integer, DaySummary> day : days.entrySet()) {
      int epochDay = day.getKey();
      if (epochDay <= before) {
        continue;
      }
      beforeLast = state;
      state = step(rebased(state, before, epochDay), metric, epochDay, day.getValue(), settings);
      after.put(epochDay, state);
      before = epochDay;
    }
    head = beforeLast;
  }

  /**
   * Walks.
   *
   * @param days all open days of the metric with what they now say
   * @param from first day that changed
   * @param newBaselines open days on which a new baseline starts
   */
  static ChartWalk of(
      Metric metric,
      MetricTrend trend,
      SortedMap<Integer, DaySummary> days,
      int from,
      NavigableSet<Integer> newBaselines,
      ChangeSettings settings) {
    return new ChartWalk(metric, trend, days, from, newBaselines, settings);
  }

  static PersonalState step(
      PersonalState chart,
      Metric metric,
      int epochDay,
      DaySummary summary,
      ChangeSettings settings) {
    return summary.valid() && metric.charted()
        ? PersonalChart.add(
            chart, DayValue.of(epochDay, summary.value()), metric.sdFloor(), settings)
        : chart;
  }

  /** The chart after a day that is the first changed one or later, or is before all of them. */
  PersonalState through(int epochDay) {
    Map.Entry<Integer, PersonalState> last = after.floorEntry(epochDay);
    return last == null
        ? rebased(base, baseThrough, epochDay)
        : rebased(last.getValue(), last.getKey(), epochDay);
  }

  /** With the new baselines that started after one day, up to another. */
  private PersonalState rebased(PersonalState chart, int after, int through) {
    PersonalState rebased = chart;
    for (int start : newBaselines.subSet(after, false, Math.max(after, through), true)) {
      rebased = PersonalChart.rebaseline(rebased, start);
    }
    return rebased;
  }

  /** The chart through all days but the last. */
  PersonalState head() {
    return head;
  }
}
