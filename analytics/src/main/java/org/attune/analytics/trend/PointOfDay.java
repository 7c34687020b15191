package org.attune.analytics.trend;

import org.attune.analytics.metric.Direction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PersonalChart;
import org.attune.analytics.trend.change.PersonalReading;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.PopulationNorms;
import org.attune.analytics.trend.change.PopulationStart;
import org.attune.analytics.trend.change.TogetherChart;
import org.attune.analytics.trend.change.TogetherReading;
import org.attune.analytics.trend.change.TogetherState;
import org.jspecify.annotations.Nullable;

/**
 * Makes the points of one patient and day.
 *
 * @param revision of all of them
 */
record PointOfDay(
    String patientId, int epochDay, long revision, Finality finality, ChangeSettings settings) {

  /** The point of a metric, with its chart through the day. */
  TrendPoint of(Metric metric, DaySummary day, PersonalState chart) {
    if (!metric.charted()) {
      return point(metric, day, ChartStatus.SPARSE, 0, null, null, null);
    }
    PopulationStart start = start(metric, chart);
    PersonalReading reading =
        PersonalChart.reading(
            chart, epochDay, metric.direction(), metric.sdFloor(), start, settings);
    boolean learning = reading.learning() || chart.updates() == 0;
    ChartReading charted = learning ? null : chartReading(reading, metric);
    ChartStatus status =
        !day.valid()
            ? ChartStatus.INSUFFICIENT_DATA
            : charted == null ? ChartStatus.LEARNING : status(charted.position());
    return point(
        metric,
        day,
        status,
        reading.baseline().days(),
        learning && start.equals(PopulationStart.NONE) ? null : UsualRange.of(reading),
        charted,
        day.valid() ? ChangeContext.of(reading) : null);
  }

  /** The point of the ratings taken together. */
  TrendPoint of(Metric metric, DaySummary day, TogetherState chart) {
    TogetherReading reading = TogetherChart.reading(chart, settings).orElse(null);
    if (reading == null || day.samples() == 0) {
      return point(metric, day, ChartStatus.INSUFFICIENT_DATA, 0, null, null, null);
    }
    double z = reading.worse() / settings.togetherWidth();
    ChartPosition position = reading.alarm() ? ChartPosition.ADVERSE : ChartPosition.IN_RANGE;
    ChartReading charted =
        new ChartReading(
            reading.ewma(),
            // Better than usual has no limit.
            null,
            reading.limit(),
            z,
            position);
    return point(
        metric,
        day,
        status(position),
        chart.baselineDays(),
        UsualRange.of(reading, settings.usualWidth()),
        charted,
        ChangeContext.of(reading));
  }

  /**
   * None once there has been a baseline: of somebody whose treatment changed more is known than of
   * other people, and the admission baseline stays in view.
   */
  private static PopulationStart start(Metric metric, PersonalState chart) {
    return chart.admission().complete() && !chart.ready()
        ? PopulationStart.NONE
        : PopulationNorms.start(metric.id());
  }

  private static ChartReading chartReading(PersonalReading reading, Metric metric) {
    return new ChartReading(
        reading.ewma(),
        reading.lowerLimit(),
        reading.upperLimit(),
        reading.z(),
        position(reading.z(), metric.direction()));
  }

  private static ChartPosition position(double z, Direction direction) {
    if (Math.abs(z) < 1) {
      return ChartPosition.IN_RANGE;
    }
    return switch (direction) {
      case HIGHER_IS_BETTER -> z > 0 ? ChartPosition.FAVORABLE : ChartPosition.ADVERSE;
      case LOWER_IS_BETTER -> z > 0 ? ChartPosition.ADVERSE : ChartPosition.FAVORABLE;
      case NEUTRAL -> ChartPosition.NEUTRAL;
    };
  }

  private static ChartStatus status(ChartPosition position) {
    return switch (position) {
      case IN_RANGE -> ChartStatus.IN_RANGE;
      case ADVERSE -> ChartStatus.ADVERSE;
      case FAVORABLE -> ChartStatus.FAVORABLE;
      case NEUTRAL -> ChartStatus.NEUTRAL;
    };
  }

  private TrendPoint point(
      Metric metric,
      DaySummary day,
      ChartStatus status,
      int baselineDays,
      @Nullable UsualRange usual,
      @Nullable ChartReading reading,
      @Nullable ChangeContext context) {
    return new TrendPoint(
        patientId,
        metric.id(),
        epochDay,
        day.zoneOffsetMinutes(),
        day.value(),
        day.samples(),
        day.coverage(),
        day.valid(),
        status,
        baselineDays,
        usual,
        reading,
        context,
        revision,
        finality,
        day.live(),
        day.receivedAtMillis(),
        day.confidentiality());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PointOfDay[redacted]";
  }
}
