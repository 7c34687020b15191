package org.attune.analytics.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One administration of a scored instrument.
 *
 * @param instrument instrument id, such as phq-9
 * @param answered item number (from 1) to answer code; blank items are absent
 * @param reportedTotal total printed by the source, points; compared, never used
 */
public record Assessment(
    Envelope envelope,
    String instrument,
    Map<Integer, Integer> answered,
    @Nullable Integer reportedTotal) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Assessment[redacted]";
  }
}
