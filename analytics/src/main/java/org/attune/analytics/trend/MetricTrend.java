package org.attune.analytics.trend;

import java.util.List;
import java.util.Optional;
import org.attune.analytics.trend.change.PersonalState;

/**
 * One metric of one patient.
 *
 * @param anchor the chart through the last final day
 * @param head the chart through all open days but the last: most of what comes is of the last
 * @param days open days that were published, ascending; one entry a day, moved into the anchor when
 *     it is final
 */
public record MetricTrend(PersonalState anchor, PersonalState head, List<MetricDay> days) {
  static final MetricTrend NEW =
      new MetricTrend(PersonalState.START, PersonalState.START, List.of());

  Optional<MetricDay> day(int epochDay) {
    for (int i = days.size() - 1; i >= 0; i--) {
      if (days.get(i).epochDay() == epochDay) {
        return Optional.of(days.get(i));
      }
    }
    return Optional.empty();
  }

  /** The last open day that the head holds; before all days without one. */
  int headThrough() {
    return days.size() < 2 ? Integer.MIN_VALUE : days.get(days.size() - 2).epochDay();
  }

  /** With another anchor, on a final day without a value. */
  MetricTrend anchored(PersonalState chart) {
    return new MetricTrend(chart, days.size() < 2 ? chart : head, days);
  }

  /** The first open day has become final. */
  MetricTrend anchoredAt(PersonalState chart) {
    List<MetricDay> left = List.copyOf(days.subList(1, days.size()));
    return new MetricTrend(chart, left.size() < 2 ? chart : head, left);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "MetricTrend[redacted]";
  }
}
