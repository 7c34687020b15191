package org.attune.pipelines.trend;

import java.util.Objects;
import org.attune.analytics.trend.MetricPacking;
import org.attune.analytics.trend.MetricTrend;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a patient as state keeps it: an immutable object on the heap, which copies share, and
 * a few packed bytes in RocksDB and in snapshots. Field by field, by reflection, snapshots took the
 * processor from what must be quick.
 */
public final class KeptMetric extends PackedValue<KeptMetric> {
  private @Nullable MetricTrend trend;

  /** For Flink, which fills it by {@link #read}. */
  public KeptMetric() {}

  /** Keeps a metric. */
  KeptMetric(MetricTrend trend) {
    this.trend = trend;
  }

  /** The metric. */
  MetricTrend trend() {
    return Objects.requireNonNull(trend, "nothing has been read yet");
  }

  @Override
  byte[] pack() {
    return MetricPacking.pack(trend());
  }

  @Override
  void unpack(byte[] packed) {
    trend = MetricPacking.unpack(packed);
  }

  @Override
  public void copyTo(KeptMetric target) {
    target.trend = trend;
  }

  @Override
  public KeptMetric copy() {
    return new KeptMetric(trend());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeptMetric that && Objects.equals(trend, that.trend);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(trend);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "KeptMetric[redacted]";
  }
}
