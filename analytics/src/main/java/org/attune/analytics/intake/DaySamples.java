package org.attune.analytics.intake;

import java.util.List;

/**
 * What one event says about one local day.
 *
 * @param epochDay patient's local day, days since 1970-01-01
 * @param samples per metric, no metric twice; empty when the event is retracted
 */
public record DaySamples(int epochDay, List<MetricSamples> samples) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DaySamples[redacted]";
  }
}
