package org.attune.pipelines.trend;

import java.util.List;
import org.attune.analytics.intake.Observation;

/**
 * Observations of one patient that cross the network together.
 *
 * @param events one or more, in the order in which they were read
 */
public record PatientBundle(String patientId, List<CheckedEvent> events) {
  /** What the events say. */
  List<Observation> observations() {
    return events.stream().map(CheckedEvent::observation).toList();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientBundle[redacted]";
  }
}
