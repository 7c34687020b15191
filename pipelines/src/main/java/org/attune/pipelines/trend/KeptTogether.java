package org.attune.pipelines.trend;

import org.attune.analytics.trend.TogetherPacking;
import org.attune.analytics.trend.TogetherTrend;

/** A patient's ratings taken together as state keeps them. */
public final class KeptTogether extends KeptValue<KeptTogether, TogetherTrend> {
  /** For Flink, which fills it by {@link #read}. */
  public KeptTogether() {
    super(null);
  }

  /** Keeps it. */
  KeptTogether(TogetherTrend kept) {
    super(kept);
  }

  @Override
  byte[] pack(TogetherTrend kept) {
    return TogetherPacking.pack(kept);
  }

  @Override
  TogetherTrend unpacked(byte[] packed) {
    return TogetherPacking.unpack(packed);
  }

  @Override
  KeptTogether keeping(TogetherTrend kept) {
    return new KeptTogether(kept);
  }
}
