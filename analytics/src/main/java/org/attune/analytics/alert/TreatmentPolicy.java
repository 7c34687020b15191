package org.attune.analytics.alert;

import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;

/**
 * A stopped medication for opioid use disorder is urgent: tolerance is reduced ({@code
 * docs/CLINICAL.md} §5a).
 */
final class TreatmentPolicy {
  /** What it is about. */
  static final String MEDICATION = "opioid-use-disorder-medication";

  private TreatmentPolicy() {}

  static List<Finding> of(TreatmentEvent change, long producedAtMillis) {
    Envelope envelope = change.envelope();
    boolean stopped =
        change.kind() == TreatmentChange.MEDICATION_STOP
            && change.medicationClass() == MedicationClass.OPIOID_USE_DISORDER
            && !envelope.retracted();
    if (!stopped && envelope.revision() == 0 && !envelope.retracted()) {
      return List.of();
    }
    Moment moment = Moment.of(envelope, producedAtMillis);
    return List.of(
        moment.finding(
            AlertKind.OPIOID_MEDICATION_STOPPED,
            envelope,
            new Told(
                Reason.OPIOID_MEDICATION_STOPPED,
                stopped ? Tier.URGENT : Tier.UNKNOWN,
                MEDICATION,
                null,
                null),
            stopped ? List.of() : List.of(Flag.RETRACTED),
            !stopped));
  }
}
