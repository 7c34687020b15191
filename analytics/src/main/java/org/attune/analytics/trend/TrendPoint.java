package org.attune.analytics.trend;

import org.attune.analytics.event.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one patient on one local day, with the personal chart.
 *
 * @param value day value in the metric's unit
 * @param samples observations it rests on; 0 when all were withdrawn: the day has no value
 * @param coverage share of the day observed, 0 to 1
 * @param valid false when coverage is under the metric's minimum: shown, never charted
 * @param baselineDays valid days the baseline rests on so far
 * @param usual what is usual of single days, or null where nothing is known of it: in a metric
 *     without a chart, and while a baseline is learned of which no population start is published
 * @param reading the chart against its limits, never without {@code usual}; null while the baseline
 *     is learned
 * @param context what else is known of the change, or null for a metric without a chart and a day
 *     that does not count
 * @param revision grows with every input that changes this key
 * @param live true when a live observation is among the inputs
 * @param receivedAtMillis latest receipt among the inputs, epoch milliseconds UTC
 */
public record TrendPoint(
    String patientId,
    String metric,
    int epochDay,
    int zoneOffsetMinutes,
    double value,
    int samples,
    double coverage,
    boolean valid,
    ChartStatus status,
    int baselineDays,
    @Nullable UsualRange usual,
    @Nullable ChartReading reading,
    @Nullable ChangeContext context,
    long revision,
    Finality finality,
    boolean live,
    long receivedAtMillis,
    Confidentiality confidentiality) {

  /** Tells whether a reader would see a difference, whatever the revision. */
  long fingerprint() {
    // Not the record's own hash code: that of an enum differs from one JVM to the next, and 32 bits
    // would hide a change from the readers now and then.
    long hash = 17;
    hash = mix(hash, zoneOffsetMinutes);
    hash = mix(hash, Double.doubleToLongBits(value));
    hash = mix(hash, samples);
    hash = mix(hash, Double.doubleToLongBits(coverage));
    hash = mix(hash, status.name().hashCode());
    hash = mix(hash, baselineDays);
    if (reading != null) {
      hash = mix(hash, Double.doubleToLongBits(reading.ewma()));
    }
    if (usual != null) {
      // Its ends follow from these two.
      hash = mix(hash, Double.doubleToLongBits(usual.mean()));
      hash = mix(hash, Double.doubleToLongBits(usual.sd()));
    }
    if (reading != null) {
      Double lowerLimit = reading.lowerLimit();
      hash = mix(hash, lowerLimit == null ? 1 : Double.doubleToLongBits(lowerLimit));
      hash = mix(hash, Double.doubleToLongBits(reading.upperLimit()));
    }
    hash = context == null ? mix(hash, 0) : context.fingerprint(hash);
    hash = mix(hash, finality.name().hashCode());
    hash = mix(hash, live ? 1 : 0);
    hash = mix(hash, receivedAtMillis);
    return mix(hash, confidentiality.name().hashCode());
  }

  /** One round of the finaliser of SplitMix64: every bit of the input reaches every bit. */
  static long mix(long hash, long added) {
    long mixed = hash + 0x9e3779b97f4a7c15L + added;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TrendPoint[redacted]";
  }
}
