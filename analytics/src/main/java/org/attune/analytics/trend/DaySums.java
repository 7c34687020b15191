package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;

/**
 * What open days now say, metric by metric, of all that was told since the last publication: metric
 * id → day → summary. Includes what is derived from the same day's events.
 */
final class DaySums {
  private final SortedMap<String, SortedMap<Integer, DaySummary>> byMetric = new TreeMap<>();

  private DaySums() {}

  static DaySums of(DayStore store, PatientTrend patient) {
    DaySums sums = new DaySums();
    for (OpenDay day : patient.openDays()) {
      if (!day.changed().isEmpty()) {
        sums.add(store, day);
      }
    }
    return sums;
  }

  SortedMap<String, SortedMap<Integer, DaySummary>> byMetric() {
    return byMetric;
  }

  private void add(DayStore store, OpenDay day) {
    List<Contribution> general = null;
    boolean rated = false;
    for (String id : day.changed()) {
      Metric metric = MetricCatalog.get(id);
      if (metric.kind() == MetricKind.MINUTE_SERIES) {
        DayTally tally = DayTally.of(metric, series(store, day.epochDay(), id));
        put(id, day.epochDay(), tally.summary());
        Derivations.ofSeries(tally)
            .forEach((derived, summary) -> put(derived, day.epochDay(), summary));
        continue;
      }
      // Read once for all metrics of the day.
      general =
          general == null
              ? store.pageOrEmpty(PageKey.general(day.epochDay())).contributions()
              : general;
      put(id, day.epochDay(), DayTally.of(metric, general).summary());
      rated |= metric.kind() == MetricKind.RATING;
    }
    if (rated && general != null) {
      put(Derivations.CHECK_INS, day.epochDay(), Derivations.checkIns(general));
    }
  }

  private static List<Contribution> series(DayStore store, int epochDay, String series) {
    List<Contribution> day = new ArrayList<>();
    for (int page = 0; page < PageKey.PAGES; page++) {
      day.addAll(store.pageOrEmpty(new PageKey(epochDay, series, page)).contributions());
    }
    return day;
  }

  private void put(String metric, int epochDay, DaySummary summary) {
    byMetric.computeIfAbsent(metric, any -> new TreeMap<>()).put(epochDay, summary);
  }
}
