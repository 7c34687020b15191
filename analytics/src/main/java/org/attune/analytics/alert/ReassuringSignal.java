package org.attune.analytics.alert;

import org.jspecify.annotations.Nullable;

/**
 * One reason to be reassured, as listed in a priority for review.
 *
 * @param reason reason code
 * @param metric metric id, or what it is about
 * @param value total in points, sessions in a row, or skills used that day
 * @param before the total that it is compared with, points; null where nothing is compared
 * @param epochDay patient's local day, days since 1970-01-01; null where it is no single day
 */
public record ReassuringSignal(
    Reassurance reason,
    String metric,
    double value,
    @Nullable Double before,
    @Nullable Integer epochDay) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ReassuringSignal[redacted]";
  }
}
