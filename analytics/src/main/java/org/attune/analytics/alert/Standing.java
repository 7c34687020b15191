package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.TrendPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where one metric of a patient stands.
 *
 * @param latestDay latest local day with data, days since 1970-01-01
 * @param recent charted days, ascending, the latest {@link #KEPT}
 * @param latestValue value of the latest day, in the metric's unit; null when it has been withdrawn
 */
public record Standing(int latestDay, List<DayStatus> recent, @Nullable Double latestValue) {
  private static final int KEPT = 7;

  /** Charted days within the limits, one after the other, that show a recovery. */
  private static final int RECOVERY_DAYS = 3;

  /** Standard errors towards worse under which a day is well within: half of the limits. */
  private static final double CLEAR = 1.4;

  static final Standing NONE = new Standing(Integer.MIN_VALUE, List.of(), null);

  /** The day, or null when it was not charted. */
  @Nullable DayStatus day(int epochDay) {
    for (DayStatus day : recent) {
      if (day.epochDay() == epochDay) {
        return day;
      }
    }
    return null;
  }

  /** True when a day lies before all that are kept: what it said is not known any more. */
  boolean forgot(int epochDay) {
    return recent.size() == KEPT && epochDay < recent.get(0).epochDay();
  }

  /**
   * With a point.
   *
   * @param breach evidence that the point is, where it lies outside on the worse side; else null
   */
  Standing with(TrendPoint point, @Nullable Evidence breach) {
    List<DayStatus> days = new ArrayList<>(recent);
    days.removeIf(day -> day.epochDay() == point.epochDay());
    boolean charted =
        switch (point.status()) {
          case IN_RANGE, ADVERSE, FAVORABLE, NEUTRAL -> true;
          case SPARSE, INSUFFICIENT_DATA, LEARNING -> false;
        };
    if (charted && point.samples() > 0) {
      Double worse = point.context() == null ? null : point.context().worse();
      days.add(new DayStatus(point.epochDay(), point.status(), point.revision(), worse, breach));
    }
    days.sort(Comparator.comparingInt(DayStatus::epochDay));
    List<DayStatus> latest = days.subList(Math.max(0, days.size() - KEPT), days.size());
    return new Standing(
        Math.max(latestDay, point.epochDay()),
        List.copyOf(latest),
        point.epochDay() < latestDay ? latestValue : point.samples() > 0 ? point.value() : null);
  }

  /** True when a higher revision of the point is here already: sent again after a restart. */
  boolean overtakes(TrendPoint point) {
    return recent.stream()
        .anyMatch(day -> day.epochDay() == point.epochDay() && day.revision() > point.revision());
  }

  /**
   * True when the latest charted days all lie well within the limits, or beyond them for the
   * better: an average that hovers about a limit would open and end an episode every week.
   */
  boolean recovered() {
    return recent.size() >= RECOVERY_DAYS
        && recent.subList(recent.size() - RECOVERY_DAYS, recent.size()).stream()
            .allMatch(Standing::wellWithin);
  }

  /** True when it has {@link #recovered}, and by days after that one alone. */
  boolean recoveredAfter(int epochDay) {
    return recovered() && recent.get(recent.size() - RECOVERY_DAYS).epochDay() > epochDay;
  }

  private static boolean wellWithin(DayStatus day) {
    return day.status() != ChartStatus.ADVERSE && (day.worse() == null || day.worse() < CLEAR);
  }

  boolean adverse() {
    return !recent.isEmpty() && recent.get(recent.size() - 1).status() == ChartStatus.ADVERSE;
  }

  /** True when a chart has spoken within the days before today. */
  boolean chartedSince(int epochDay) {
    return !recent.isEmpty() && recent.get(recent.size() - 1).epochDay() >= epochDay;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Standing[redacted]";
  }
}
