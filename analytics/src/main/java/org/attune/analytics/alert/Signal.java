package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/** One reason to worry, as listed in a priority for review. */
public record Signal(
    Reason reason,
    String metric,
    @Nullable Double value,
    @Nullable Double baselineMean,
    @Nullable Integer epochDay,
    Tier tier) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Signal[redacted]";
  }
}
