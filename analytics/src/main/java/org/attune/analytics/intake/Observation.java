package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;

/**
 * One event made fit for trends: checked, in catalogue units, reduced to slots of local days.
 *
 * @param device opaque id of the device that measured; empty for what people report
 * @param deviceRank preference among devices that observed as much of a day; 0 for ratings
 * @param series metric id of a series by the minute; empty for everything else. Part of what
 *     identifies the event: a correction may not turn it into another series
 * @param days the local days it tells of, ascending; one for most, two for a batch over midnight
 */
public record Observation(
    Envelope envelope, String device, int deviceRank, String series, List<DaySamples> days) {
  /** True when a device measured it, false when somebody told it. */
  public boolean measured() {
    return !device.isEmpty();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Observation[redacted]";
  }
}
