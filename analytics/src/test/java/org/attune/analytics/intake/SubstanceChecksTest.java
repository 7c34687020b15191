package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.substance.Substances;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubstanceChecksTest {
  private static final AnEvent EVENT = APatient.enrolled().at("2026-03-02T12:10");

  @ParameterizedTest
  @CsvSource({
    "SELF_REPORT, POSITIVE, , substances-self-report, 1",
    "SELF_REPORT, NEGATIVE, , substances-self-report, 0",
    "PRESUMPTIVE_TEST, POSITIVE, , substances-tested-positive, 1",
    "DEFINITIVE_TEST, POSITIVE, false, substances-tested-positive, 1",
    "DEFINITIVE_TEST, NEGATIVE, , substances-tested-positive, 0"
  })
  void aReportCountsOnItsLocalDayUnderItsSubstance(
      UseReportMethod method,
      UseResult result,
      @Nullable Boolean prescribed,
      String metric,
      int v) {
    assertThat(fit(report(method, "cocaine", result, prescribed)).days())
        .containsExactly(
            new DaySamples(
                (int) LocalDate.parse("2026-03-02").toEpochDay(),
                List.of(EventChecks.sample(metric, Substances.number("cocaine"), v))));
  }

  @Test
  void whatIsPrescribedAndWhatWasNotGivenIsNeverUse() {
    for (UseReportMethod method :
        List.of(UseReportMethod.SELF_REPORT, UseReportMethod.PRESUMPTIVE_TEST)) {
      for (SubstanceUseReport report :
          List.of(
              report(method, "buprenorphine", UseResult.POSITIVE, true),
              report(method, "opioid", UseResult.NOT_PROVIDED, null))) {
        assertThat(report.unexpectedUse()).isFalse();
        assertThat(fit(report).days()).allMatch(day -> day.samples().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, opioid, POSITIVE, MALFORMED, method",
    "SELF_REPORT, opioid, UNKNOWN, MALFORMED, result",
    "SELF_REPORT, tea, POSITIVE, UNKNOWN_METRIC, substance",
    "SELF_REPORT, '', POSITIVE, UNKNOWN_METRIC, substance"
  })
  void aReportThatSaysNothingIsTurnedAway(
      UseReportMethod method,
      String substance,
      UseResult result,
      RejectionReason reason,
      String field) {
    assertThat(check(report(method, substance, result, null)).rejection())
        .isEqualTo(new Rejection(reason, field));
  }

  @Test
  void aReportShowsNothingPersonal() {
    assertThat(report(UseReportMethod.SELF_REPORT, "opioid", UseResult.POSITIVE, null))
        .hasToString("SubstanceUseReport[redacted]");
  }

  private static SubstanceUseReport report(
      UseReportMethod method, String substance, UseResult result, @Nullable Boolean prescribed) {
    return new SubstanceUseReport(EVENT.envelope(), method, substance, result, prescribed);
  }

  private static Checked check(SubstanceUseReport report) {
    return EventChecks.check(report, report.envelope().receivedAtMillis());
  }

  private static Observation fit(SubstanceUseReport report) {
    return Objects.requireNonNull(check(report).observation());
  }
}
