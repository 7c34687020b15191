package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * Checks of a change of treatment. It has no value of a day: what passes is counted once by the
 * fold, like a form that cannot be scored.
 */
final class TreatmentChecks {
  /** How far the change may lie from its record; beyond it is a wrong year. */
  private static final long REACH_MILLIS = 366L * 24 * 60 * 60 * 1000;

  private static final int MAX_CODE_LENGTH = 64;
  private static final double MAX_DOSE = 100_000;

  private TreatmentChecks() {}

  static Checked check(TreatmentEvent change, long producedAtMillis) {
    Envelope envelope = change.envelope();
    Rejection rejection = EventChecks.checkMoment(envelope, producedAtMillis);
    if (rejection == null && !envelope.retracted()) {
      rejection = contradiction(change);
    }
    return rejection != null
        ? Checked.unfit(rejection)
        : Checked.fit(
            EventChecks.observed(
                envelope,
                "",
                0,
                LocalDays.epochDay(envelope.eventTimeMillis(), envelope.zoneOffsetMinutes()),
                List.of()));
  }

  private static @Nullable Rejection contradiction(TreatmentEvent change) {
    if (change.kind() == TreatmentChange.UNKNOWN) {
      return new Rejection(RejectionReason.MALFORMED, "kind");
    }
    long recorded = change.envelope().eventTimeMillis();
    if (change.effectiveAtMillis() < recorded - REACH_MILLIS
        || change.effectiveAtMillis() > recorded + REACH_MILLIS) {
      return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "effectiveAt");
    }
    String code = change.code();
    if (code == null ? change.kind().needsCode() : badCode(code)) {
      return new Rejection(RejectionReason.MALFORMED, "code");
    }
    Double dose = change.dose();
    String unit = change.doseUnit();
    if (dose != null && !(dose > 0 && dose <= MAX_DOSE)) {
      return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "dose");
    }
    // A number without its unit is no dose: milligrams and micrograms differ by a thousand.
    boolean hasUnit = unit != null && !unit.isBlank();
    return (dose != null) == hasUnit ? null : new Rejection(RejectionReason.MALFORMED, "doseUnit");
  }

  private static boolean badCode(String code) {
    return code.isBlank() || code.length() > MAX_CODE_LENGTH;
  }
}
