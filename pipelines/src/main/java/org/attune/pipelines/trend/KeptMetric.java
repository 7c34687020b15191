package org.attune.pipelines.trend;

import org.attune.analytics.trend.MetricPacking;
import org.attune.analytics.trend.MetricTrend;

/** A metric of a patient as state keeps it. */
public final class KeptMetric extends KeptValue<KeptMetric, MetricTrend> {
  /** For Flink, which fills it by {@link #read}. */
  public KeptMetric() {
    super(null);
  }

  /** Keeps it. */
  KeptMetric(MetricTrend kept) {
    super(kept);
  }

  @Override
  byte[] pack(MetricTrend kept) {
    return MetricPacking.pack(kept);
  }

  @Override
  MetricTrend unpacked(byte[] packed) {
    return MetricPacking.unpack(packed);
  }

  @Override
  KeptMetric keeping(MetricTrend kept) {
    return new KeptMetric(kept);
  }
}
