package org.attune.pipelines.influx;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a writer tells about itself, under {@code influx}: points written, retries, points dropped
 * by reason, points pending, milliseconds of a request. Beside them Flink's own metrics of a sink.
 */
final class InfluxMetrics {
  static final String GROUP = "influx";
  static final String WRITTEN = "pointsWritten";
  static final String RETRIES = "retries";
  static final String PENDING = "pointsPending";
  static final String DROPPED = "pointsDropped";
  private static final int LATENCY_WINDOW = 500;

  private final SinkWriterMetricGroup flink;
  private final Counter written;
  private final Counter retries;
  private final Histogram requestMillis;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
  private long lastMillis;

  InfluxMetrics(SinkWriterMetricGroup flink, IntSupplier pending) {
    this.flink = flink;
    MetricGroup own = flink.addGroup(GROUP);
    written = own.counter(WRITTEN);
    retries = own.counter(RETRIES);
    requestMillis =
        own.histogram("requestMillis", new DescriptiveStatisticsHistogram(LATENCY_WINDOW));
    own.<Integer, Gauge<Integer>>gauge(PENDING, pending::getAsInt);
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, own.addGroup("reason", reason.name()).counter(DROPPED));
    }
    flink.setCurrentSendTimeGauge(() -> lastMillis);
  }

  void answered(Delivery.Outcome outcome, long millis) {
    lastMillis = millis;
    requestMillis.update(millis);
    written.inc(outcome.written());
    flink.getNumRecordsSendCounter().inc(outcome.written());
    outcome
        .dropped()
        .forEach(
            (reason, count) -> {
              Counter counter = dropped.get(reason);
              if (counter != null) {
                counter.inc(count);
              }
              flink.getNumRecordsSendErrorsCounter().inc(count);
            });
  }

  void retried() {
    retries.inc();
  }
}
