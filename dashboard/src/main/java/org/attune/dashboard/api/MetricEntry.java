package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.dashboard.patient.ChartDay;
import org.attune.dashboard.wording.MetricLabels;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a patient.
 *
 * @param metric id
 * @param label name in words
 * @param unit unit, UCUM, or null
 * @param days number of days with data
 * @param latest the latest of them
 */
record MetricEntry(
    @Schema(description = Words.METRIC) String metric,
    @Schema(description = "Name in words.") String label,
    @Schema(description = Words.UNIT) @Nullable String unit,
    @Schema(description = "Number of days with data.") int days,
    @Schema(description = "The latest day with data.") TrendDay latest) {
  /**
   * The entry of some days.
   *
   * @param days oldest first, never empty
   */
  static MetricEntry of(String metric, List<ChartDay> days) {
    return new MetricEntry(
        metric,
        MetricLabels.label(metric),
        unit(metric),
        days.size(),
        TrendDay.of(days.get(days.size() - 1)));
  }

  static @Nullable String unit(String metric) {
    return MetricCatalog.find(metric).map(Metric::unit).orElse(null);
  }

  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "MetricEntry[metric=" + metric + "]";
  }
}
