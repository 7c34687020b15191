package org.attune.analytics.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One administration of a scored instrument.
 *
 * @param instrument instrument id, such as phq-9
 * @param version version or wording of the form; empty when the producer does not know
 * @param lookBackDays days the questions look back over; 0 when unknown
 * @param answered item number (from 1) to answer code; blank items are absent
 * @param reportedTotal total printed by the source, points; compared, never used
 */
public record Assessment(
    Envelope envelope,
    String instrument,
    String version,
    int lookBackDays,
    Map<Integer, Integer> answered,
    @Nullable Integer reportedTotal) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Assessment[redacted]";
  }
}
