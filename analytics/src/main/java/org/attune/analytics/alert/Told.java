package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a policy says of an event.
 *
 * @param reason reason code
 * @param tier tier that this alone asks for
 * @param metric metric id, or instrument and item, or what the event is about
 * @param value observed, in the metric's unit, or null
 * @param previous value before, where the policy compares, or null
 */
record Told(
    Reason reason, Tier tier, String metric, @Nullable Double value, @Nullable Double previous) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Told[redacted]";
  }
}
