package org.attune.pipelines.trend;

import java.util.List;
import java.util.Objects;
import org.attune.analytics.intake.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observations of one patient that cross the network together, packed: field by field they cost a
 * third of what a record of one sample costs in all. Never kept in state.
 */
public final class PatientBundle extends PackedValue<PatientBundle> {
  private String patientId;
  private List<CheckedEvent> events;

  /** For Flink, which fills it by {@link #read}. */
  public PatientBundle() {
    this("", List.of());
  }

  /**
   * A bundle.
   *
   * @param events one or more of the patient, in the order in which they were read
   */
  public PatientBundle(String patientId, List<CheckedEvent> events) {
    this.patientId = patientId;
    this.events = events;
  }

  /** Opaque id of the patient. */
  public String patientId() {
    return patientId;
  }

  /** What came, in the order in which it was read. */
  public List<CheckedEvent> events() {
    return events;
  }

  /** What the events say. */
  List<Observation> observations() {
    return events.stream().map(CheckedEvent::observation).toList();
  }

  @Override
  byte[] pack() {
    return BundlePacking.pack(patientId, events);
  }

  @Override
  void unpack(byte[] packed) {
    events = BundlePacking.unpack(packed);
    patientId = events.get(0).observation().envelope().patientId();
  }

  @Override
  public void copyTo(PatientBundle target) {
    target.patientId = patientId;
    target.events = events;
  }

  @Override
  public PatientBundle copy() {
    return new PatientBundle(patientId, events);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatientBundle that
        && patientId.equals(that.patientId)
        && events.equals(that.events);
  }

  @Override
  public int hashCode() {
    return Objects.hash(patientId, events);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientBundle[redacted]";
  }
}
