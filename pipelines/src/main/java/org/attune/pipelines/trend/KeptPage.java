package org.attune.pipelines.trend;

import org.attune.analytics.trend.DayPage;

/** A page of an open day as state keeps it. */
public final class KeptPage extends KeptValue<KeptPage, DayPage> {
  /** For Flink, which fills it by {@link #read}. */
  public KeptPage() {
    super(null);
  }

  /** Keeps it. */
  KeptPage(DayPage kept) {
    super(kept);
  }

  @Override
  byte[] pack(DayPage kept) {
    return kept.packed();
  }

  @Override
  DayPage unpacked(byte[] packed) {
    return new DayPage(packed);
  }

  @Override
  KeptPage keeping(DayPage kept) {
    return new KeptPage(kept);
  }
}
