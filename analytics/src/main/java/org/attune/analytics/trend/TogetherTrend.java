package org.attune.analytics.trend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.TogetherChart;
import org.attune.analytics.trend.change.TogetherState;

/**
 * The ratings of one patient taken together, beside the ratings' own {@link MetricTrend}s.
 *
 * @param anchor the chart through the last final day
 * @param head the chart through the open days up to and including {@code headThrough}
 * @param headThrough last open day but one on which anything was rated, days since 1970-01-01;
 *     before all days without one
 * @param days open days that were published, ascending; dropped when final
 */
public record TogetherTrend(
    TogetherState anchor, TogetherState head, int headThrough, List<MetricDay> days) {
  static final TogetherTrend NEW =
      new TogetherTrend(TogetherState.START, TogetherState.START, Integer.MIN_VALUE, List.of());

  Optional<MetricDay> day(int epochDay) {
    return days.stream().filter(day -> day.epochDay() == epochDay).findFirst();
  }

  /**
   * The chart after a day.
   *
   * @param charts of the ratings through the day, by metric id
   */
  static TogetherState step(
      TogetherState before,
      int epochDay,
      Map<String, PersonalState> charts,
      ChangeSettings settings) {
    boolean rated = charts.values().stream().anyMatch(chart -> chart.lastDay() == epochDay);
    // An import may be older than days that are final by now: they are not charted again.
    return rated && epochDay > before.lastDay()
        ? TogetherChart.add(before, epochDay, charts, settings)
        : before;
  }

  /** The oldest open day of the patient has become final. */
  TogetherTrend anchoredAt(TogetherState chart, int epochDay) {
    boolean past = headThrough <= epochDay;
    return new TogetherTrend(
        chart,
        past ? chart : head,
        past ? Integer.MIN_VALUE : headThrough,
        days.stream().filter(day -> day.epochDay() > epochDay).toList());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TogetherTrend[redacted]";
  }
}
