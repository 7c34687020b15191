package org.attune.pipelines.trend;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;
import org.attune.analytics.trend.MetricPacking;
import org.attune.analytics.trend.MetricTrend;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a patient as state keeps it: an immutable object on the heap, which copies share, and
 * a few packed bytes in RocksDB and in snapshots. Field by field, by reflection, snapshots took the
 * processor from what must be quick.
 */
public final class KeptMetric implements CopyableValue<KeptMetric> {
  private static final int UNKNOWN_LENGTH = -1;

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
  public void write(DataOutputView out) throws IOException {
    write(MetricPacking.pack(trend()), out);
  }

  @Override
  public void read(DataInputView in) throws IOException {
    trend = MetricPacking.unpack(packed(in));
  }

  @Override
  public int getBinaryLength() {
    return UNKNOWN_LENGTH;
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
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    write(packed(source), target);
  }

  private static void write(byte[] packed, DataOutputView out) throws IOException {
    out.writeInt(packed.length);
    out.write(packed);
  }

  private static byte[] packed(DataInputView in) throws IOException {
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return packed;
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
