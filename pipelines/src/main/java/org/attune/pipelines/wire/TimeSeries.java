package org.attune.pipelines.wire;

import org.attune.analytics.trend.TrendPoint;
import org.attune.influx.TrendMeasurement;
import org.influxdb.dto.Point;

/**
 * Results as points of a time series: what the contract holds, as {@link TrendMeasurement} says.
 */
public final class TimeSeries {
  private TimeSeries() {}

  /** A trend point. */
  public static Point point(TrendPoint point) {
    return TrendMeasurement.point(ResultMapping.trendPoint(point));
  }
}
