package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.metric.TreatmentMarks;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * Checks of a change of treatment. What passes becomes a mark on the day it takes effect; one that
 * is told more than a week late is marked a week before it was told, since the day itself may be
 * final.
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
    return rejection != null ? Checked.unfit(rejection) : Checked.fit(mark(change));
  }

  /** A mark on the day the change takes effect, though on none that is final by now. */
  private static Observation mark(TreatmentEvent change) {
    Envelope envelope = change.envelope();
    long earliest = envelope.eventTimeMillis() - Timeliness.HORIZON_MILLIS / 2;
    int day =
        LocalDays.epochDay(
            Math.max(earliest, change.effectiveAtMillis()), envelope.zoneOffsetMinutes());
    List<MetricSamples> marks =
        envelope.retracted() ? List.of() : List.of(EventChecks.sample(metric(change), 0, 1));
    return EventChecks.observed(envelope, "", 0, day, marks);
  }

  private static String metric(TreatmentEvent change) {
    return switch (change.kind()) {
      case MEDICATION_START, MEDICATION_STOP, MEDICATION_DOSE -> TreatmentMarks.MEDICATION;
      case LEVEL_OF_CARE -> TreatmentMarks.LEVEL_OF_CARE;
      case PHASE -> TreatmentMarks.PHASE;
      case EXPOSURE_WORK -> TreatmentMarks.EXPOSURE;
      case UNKNOWN -> throw new IllegalArgumentException("a change that the checks refuse");
    };
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
