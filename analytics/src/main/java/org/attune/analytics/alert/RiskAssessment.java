package org.attune.analytics.alert;

import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.Confidentiality;

/**
 * Priority for review of one patient.
 *
 * @param signals most pressing first
 * @param reassuring reasons to be reassured; they lower no level
 * @param missing metric ids that had data and have been silent for a week or more
 * @param assessedAtMillis Flink time, epoch milliseconds UTC
 * @param revision grows with every change
 */
public record RiskAssessment(
    String patientId,
    PriorityLevel level,
    List<Signal> signals,
    List<ReassuringSignal> reassuring,
    List<String> missing,
    long assessedAtMillis,
    long revision,
    Confidentiality confidentiality) {
  /** State of an earlier release lacks what came later. */
  @SuppressWarnings("ConstantValue")
  public RiskAssessment {
    reassuring = Objects.requireNonNullElse(reassuring, List.of());
  }

  /** True when a reader would see the same. */
  boolean saysTheSameAs(RiskAssessment other) {
    return level == other.level
        && signals.equals(other.signals)
        && reassuring.equals(other.reassuring)
        && missing.equals(other.missing)
        && confidentiality == other.confidentiality;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "RiskAssessment[redacted]";
  }
}
