package org.attune.pipelines.trend;

import org.attune.analytics.trend.PatientPacking;
import org.attune.analytics.trend.PatientTrend;

/** The list of a patient's open days as state keeps it. */
public final class KeptPatient extends KeptValue<KeptPatient, PatientTrend> {
  /** For Flink, which fills it by {@link #read}. */
  public KeptPatient() {
    super(null);
  }

  /** Keeps it. */
  KeptPatient(PatientTrend kept) {
    super(kept);
  }

  @Override
  byte[] pack(PatientTrend kept) {
    return PatientPacking.pack(kept);
  }

  @Override
  PatientTrend unpacked(byte[] packed) {
    return PatientPacking.unpack(packed);
  }

  @Override
  KeptPatient keeping(PatientTrend kept) {
    return new KeptPatient(kept);
  }
}
