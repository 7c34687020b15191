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
 * @param reading the chart, or null while the baseline is learned
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
    @Nullable ChartReading reading,
    long revision,
    Finality finality,
    boolean live,
    long receivedAtMillis,
    Confidentiality confidentiality) {

  /** Tells whether a reader would see a difference, whatever the revision. */
  long fingerprint() {
    long hash = 17;
    hash = 31 * hash + zoneOffsetMinutes;
    hash = 31 * hash + Double.hashCode(value);
    hash = 31 * hash + samples;
    hash = 31 * hash + Double.hashCode(coverage);
    hash = 31 * hash + status.name().hashCode();
    hash = 31 * hash + baselineDays;
    // Not the record's own hash code: that of an enum differs from one JVM to the next.
    if (reading != null) {
      hash = 31 * hash + Double.hashCode(reading.ewma());
      hash = 31 * hash + Double.hashCode(reading.mean());
      hash = 31 * hash + Double.hashCode(reading.sd());
      hash = 31 * hash + Double.hashCode(reading.lowerLimit());
      hash = 31 * hash + Double.hashCode(reading.upperLimit());
    }
    hash = 31 * hash + finality.name().hashCode();
    hash = 31 * hash + (live ? 1 : 0);
    hash = 31 * hash + receivedAtMillis;
    return 31 * hash + confidentiality.name().hashCode();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TrendPoint[redacted]";
  }
}
