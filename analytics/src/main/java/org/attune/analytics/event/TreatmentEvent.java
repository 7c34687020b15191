package org.attune.analytics.event;

import org.jspecify.annotations.Nullable;

/**
 * A change of treatment. The envelope's moment is when it was recorded.
 *
 * @param effectiveAtMillis when the change takes effect, epoch milliseconds UTC
 * @param codeSystem where the code comes from, such as rxnorm, or null
 * @param code code of the medication, level or phase, or null
 * @param medicationClass what the medication is given for; UNKNOWN for other changes
 * @param dose daily dose in {@code doseUnit}, or null
 * @param doseUnit UCUM unit of the dose, or null
 */
public record TreatmentEvent(
    Envelope envelope,
    TreatmentChange kind,
    long effectiveAtMillis,
    @Nullable String codeSystem,
    @Nullable String code,
    MedicationClass medicationClass,
    @Nullable Double dose,
    @Nullable String doseUnit) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TreatmentEvent[redacted]";
  }
}
