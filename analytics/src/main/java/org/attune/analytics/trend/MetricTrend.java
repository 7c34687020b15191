package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One metric of one patient.
 *
 * @param anchor the chart through the last final day
 * @param days open days that were published, ascending; one entry a day, moved into the anchor when
 *     it is final
 */
public record MetricTrend(ChartState anchor, List<MetricDay> days) {
  static final MetricTrend NEW = new MetricTrend(EwmaChart.start(), List.of());

  Optional<MetricDay> day(int epochDay) {
    return days.stream().filter(day -> day.epochDay() == epochDay).findFirst();
  }

  MetricTrend with(MetricDay day) {
    List<MetricDay> all = new ArrayList<>(days);
    all.removeIf(known -> known.epochDay() == day.epochDay());
    all.add(day);
    all.sort(Comparator.comparingInt(MetricDay::epochDay));
    return new MetricTrend(anchor, List.copyOf(all));
  }

  /** The first open day has become final. */
  MetricTrend anchoredAt(ChartState chart) {
    return new MetricTrend(chart, List.copyOf(days.subList(1, days.size())));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricTrend[redacted]";
  }
}
