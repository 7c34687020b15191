package org.attune.pipelines.influx;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.attune.analytics.trend.TrendPoint;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxTarget;

/**
 * Trend points into InfluxDB, at least once, as points that a newer revision overwrites. User and
 * password are read from the environment of the process that runs the writer, so that they travel
 * in no job.
 *
 * <p>Must run with the parallelism of the trend fold, fed by it directly: each patient's points
 * then come through one writer. The database must exist.
 */
public final class InfluxSink
    implements Sink<TrendPoint>, SupportsWriterState<TrendPoint, PendingPoints> {
  private final InfluxTarget target;
  private final InfluxSettings settings;

  /** Makes the sink; nothing is connected before it runs. */
  public InfluxSink(InfluxTarget target, InfluxSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  @Override
  public StatefulSinkWriter<TrendPoint, PendingPoints> createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<TrendPoint, PendingPoints> restoreWriter(
      WriterInitContext context, Collection<PendingPoints> restored) {
    return new InfluxWriter(
        target,
        settings,
        new InfluxConnection(target, System.getenv(), settings.answerTimeout()),
        context,
        restored);
  }

  @Override
  public SimpleVersionedSerializer<PendingPoints> getWriterStateSerializer() {
    return new PendingPointsSerializer();
  }
}
