package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;

/**
 * Counting check-ins: the metric {@code check-ins-given} is the number of events of a day that
 * stand and of which this is true. It is counted from what the day holds, not sent along, so that a
 * check-in is never refused for the count's sake.
 */
public final class CheckIns {
  private CheckIns() {}

  /**
   * Whether an event is a check-in: no other event holds ratings.
   *
   * @param samples what the event says about a day; empty when it is retracted
   */
  public static boolean given(List<MetricSamples> samples) {
    return samples.stream()
        .anyMatch(
            sample ->
                MetricCatalog.find(sample.metric())
                    .map(metric -> metric.kind() == MetricKind.RATING)
                    .orElse(false));
  }
}
