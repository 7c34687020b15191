package org.attune.pipelines.influx;

import java.util.concurrent.TimeUnit;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.wire.TimeSeries;

/**
 * A trend point on its way to InfluxDB.
 *
 * @param key names the point there: two of the same key overwrite each other
 * @param revision of that key
 * @param line line protocol, time in seconds
 */
record SeriesPoint(String key, long revision, String line) {
  static SeriesPoint of(TrendPoint point) {
    return new SeriesPoint(
        point.patientId() + '/' + point.metric() + '/' + point.epochDay(),
        point.revision(),
        TimeSeries.point(point).lineProtocol(TimeUnit.SECONDS));
  }

  /** Of two revisions of a key the higher; of two equal ones the later. */
  static SeriesPoint newer(SeriesPoint earlier, SeriesPoint later) {
    return later.revision() >= earlier.revision() ? later : earlier;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SeriesPoint[redacted]";
  }
}
