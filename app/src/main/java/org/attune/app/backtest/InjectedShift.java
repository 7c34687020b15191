package org.attune.app.backtest;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.attune.analytics.metric.Direction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.trend.change.ChangeSettings;

/** Day values made worse after the baseline, to see whether that is found. */
final class InjectedShift {
  /** Baseline standard deviations that everything is made worse by. */
  static final double SDS = 1.5;

  private static final int BASELINE_DAYS = ChangeSettings.DEFAULT.baselineDays();

  private InjectedShift() {}

  /** All metrics worse by {@value #SDS} of their own baseline standard deviations. */
  static Map<String, NavigableMap<Integer, Double>> of(
      Map<String, NavigableMap<Integer, Double>> values) {
    Map<String, NavigableMap<Integer, Double>> shifted = new TreeMap<>();
    values.forEach(
        (metric, series) -> {
          NavigableMap<Integer, Double> worse = new TreeMap<>(series);
          if (series.size() > BASELINE_DAYS) {
            Metric known = metric(metric);
            double sign = known.direction() == Direction.HIGHER_IS_BETTER ? -SDS : SDS;
            double shift = sign * baselineSd(known, series);
            worse.tailMap(lastBaselineDay(series), false).replaceAll((day, value) -> value + shift);
          }
          shifted.put(metric, worse);
        });
    return shifted;
  }

  /** Last day of the last metric's baseline; before all days without one. */
  static int lastBaselineDay(Map<String, NavigableMap<Integer, Double>> values) {
    return values.values().stream()
        .filter(series -> series.size() > BASELINE_DAYS)
        .mapToInt(InjectedShift::lastBaselineDay)
        .max()
        .orElse(Integer.MIN_VALUE);
  }

  private static int lastBaselineDay(NavigableMap<Integer, Double> series) {
    return List.copyOf(series.keySet()).get(BASELINE_DAYS - 1);
  }

  private static double baselineSd(Metric metric, NavigableMap<Integer, Double> series) {
    double[] baseline =
        series.values().stream().limit(BASELINE_DAYS).mapToDouble(Double::doubleValue).toArray();
    double squares = 0;
    double mean = Correlation.mean(baseline);
    for (double value : baseline) {
      squares += (value - mean) * (value - mean);
    }
    return Math.max(Math.sqrt(squares / (BASELINE_DAYS - 1)), metric.sdFloor());
  }

  private static Metric metric(String id) {
    return MetricCatalog.find(id)
        .orElseThrow(() -> new IllegalArgumentException("no metric of id " + id));
  }
}
