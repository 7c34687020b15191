package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TreatmentChecksTest {
  private static final AnEvent EVENT = APatient.enrolled().at("2026-03-02T12:10");
  private static final long DAY_MILLIS = 86_400_000;

  @Test
  void aChangeOfTreatmentMarksTheDayItTakesEffect() {
    assertThat(fit(change(EVENT, "MEDICATION_START", 0, "36437", 50.0, "mg/d")).days())
        .containsExactly(mark("2026-03-02", "medication-change"));
    assertThat(fit(change(EVENT, "PHASE", 3, "2", null, null)).days())
        .containsExactly(mark("2026-03-05", "phase-change"));
  }

  @Test
  void aChangeToldLongAfterMarksNoDayThatMayBeFinal() {
    assertThat(fit(change(EVENT, "LEVEL_OF_CARE", -100, "2.1", null, null)).days())
        .containsExactly(mark("2026-02-23", "level-of-care-change"));
  }

  private static DaySamples mark(String day, String metric) {
    return new DaySamples(
        (int) LocalDate.parse(day).toEpochDay(), List.of(EventChecks.sample(metric, 0, 1)));
  }

  @Test
  void onlyExposureWorkNeedsNoCode() {
    for (TreatmentChange kind : TreatmentChange.values()) {
      if (kind == TreatmentChange.EXPOSURE_WORK) {
        assertThat(fit(change(EVENT, kind.name(), 0, null, null, null))).isNotNull();
      } else if (kind != TreatmentChange.UNKNOWN) {
        assertThat(rejection(change(EVENT, kind.name(), 0, null, null, null)))
            .isEqualTo(new Rejection(RejectionReason.MALFORMED, "code"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, 36437, 50, mg/d, MALFORMED, kind",
    "MEDICATION_DOSE, '  ', 50, mg/d, MALFORMED, code",
    "MEDICATION_DOSE, 36437, 50, , MALFORMED, doseUnit",
    "MEDICATION_DOSE, 36437, 50, ' ', MALFORMED, doseUnit",
    "MEDICATION_DOSE, 36437, , mg/d, MALFORMED, doseUnit",
    "MEDICATION_DOSE, 36437, 0, mg/d, IMPLAUSIBLE_VALUE, dose",
    "MEDICATION_DOSE, 36437, -1, mg/d, IMPLAUSIBLE_VALUE, dose",
    "MEDICATION_DOSE, 36437, NaN, mg/d, IMPLAUSIBLE_VALUE, dose",
    "MEDICATION_DOSE, 36437, Infinity, mg/d, IMPLAUSIBLE_VALUE, dose",
  })
  void contradictionsAreTurnedAwayWithTheFieldAtFault(
      String kind,
      String code,
      @Nullable Double dose,
      @Nullable String unit,
      RejectionReason reason,
      String field) {
    assertThat(rejection(change(EVENT, kind, 0, code, dose, unit)))
        .isEqualTo(new Rejection(reason, field));
  }

  @Test
  void aCodeOfMoreThan64CharactersIsNone() {
    assertThat(fit(change(EVENT, "PHASE", 0, "x".repeat(64), null, null))).isNotNull();
    assertThat(rejection(change(EVENT, "PHASE", 0, "x".repeat(65), null, null)))
        .isEqualTo(new Rejection(RejectionReason.MALFORMED, "code"));
  }

  @ParameterizedTest
  @ValueSource(longs = {367, -367})
  void aChangeMoreThanAYearFromItsRecordIsAWrongYear(long days) {
    assertThat(rejection(change(EVENT, "PHASE", days, "2", null, null)))
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "effectiveAt"));
    assertThat(fit(change(EVENT, "PHASE", Long.signum(days) * 366L, "2", null, null))).isNotNull();
  }

  @Test
  void clocksAndLatenessAreThoseOfItsRecord() {
    AnEvent late = EVENT.receivedAfter(Duration.ofDays(15));
    AnEvent ahead = EVENT.receivedAfter(Duration.ofMinutes(-11));

    assertThat(rejection(change(late, "PHASE", 0, "2", null, null)).reason())
        .isEqualTo(RejectionReason.LATE);
    assertThat(rejection(change(ahead, "PHASE", 0, "2", null, null)).reason())
        .isEqualTo(RejectionReason.WRONG_CLOCK);
  }

  @Test
  void aRetractionNeedsNothingButItsEnvelope() {
    assertThat(fit(change(EVENT.retractedBy(1), "UNKNOWN", 9999, null, -1.0, null)).days())
        .hasSize(1);
  }

  private static TreatmentEvent change(
      AnEvent event,
      String kind,
      long effectiveAfterDays,
      @Nullable String code,
      @Nullable Double dose,
      @Nullable String unit) {
    return new TreatmentEvent(
        event.envelope(),
        TreatmentChange.valueOf(kind),
        event.envelope().eventTimeMillis() + effectiveAfterDays * DAY_MILLIS,
        "rxnorm",
        code,
        MedicationClass.ANTIDEPRESSANT,
        dose,
        unit);
  }

  private static Checked check(TreatmentEvent change) {
    return EventChecks.check(
        change,
        Math.max(change.envelope().receivedAtMillis(), change.envelope().eventTimeMillis()));
  }

  private static Observation fit(TreatmentEvent change) {
    Checked checked = check(change);
    assertThat(checked.rejection()).isNull();
    return Objects.requireNonNull(checked.observation());
  }

  private static Rejection rejection(TreatmentEvent change) {
    return Objects.requireNonNull(check(change).rejection());
  }
}
