package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;

/**
 * One event made fit for trends: checked, in catalogue units, reduced to slots of local days.
 *
 * @param device opaque id of the device that measured; empty for what people report
 * @param deviceRank preference among devices that fill the same slot; 0 for ratings
 * @param days the local days it tells of, ascending; one for most, two for a batch over midnight
 */
public record Observation(Envelope envelope, String device, int deviceRank, List<DaySamples> days) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Observation[redacted]";
  }
}
