package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.List;
import java.util.Map;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChartPolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @ParameterizedTest
  @CsvSource({
    "craving, CRAVING",
    "urge-use, CRAVING",
    "panic-attacks, PANIC",
    "mood, SELF_REPORT_CHANGE",
    "ratings-together, SELF_REPORT_CHANGE",
    "hrv-rmssd, PHYSIOLOGICAL_CHANGE"
  })
  void eachMetricHasItsKind(String metric, AlertKind kind) {
    Alert alert = only(alerts.take(Points.charted(metric, DAY_0, ChartStatus.ADVERSE, 1)));

    assertThat(alert.kind()).isEqualTo(kind);
    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
  }

  @ParameterizedTest
  @CsvSource({
    "craving, craving",
    "urge-use, craving",
    "panic-attacks, panic",
    "mood, self-report-chart",
    "hrv-rmssd, physiology-chart"
  })
  void aPolicyThatIsSwitchedOffOpensNothing(String metric, String policy) {
    alerts.plan(policy);

    assertThat(alerts.take(Points.charted(metric, DAY_0, ChartStatus.ADVERSE, 1))).isEmpty();
    assertThat(alerts.state().episodes()).isEmpty();
  }

  @Test
  void aPolicyThatIsSwitchedOffLeavesTheOthersOn() {
    alerts.plan("self-report-chart");

    assertThat(only(alerts.take(Points.charted("craving", DAY_0, ChartStatus.ADVERSE, 1))).kind())
        .isEqualTo(AlertKind.CRAVING);
  }

  @ParameterizedTest
  @CsvSource({
    // Alone: 3.5 standard errors, times 1.25, 1 and 0.85.
    "LOW, 4.3, false", "LOW, 4.4, true",
    "STANDARD, 3.4, false", "STANDARD, 3.5, true",
    "HIGH, 2.9, false", "HIGH, 3.0, true"
  })
  void sensitivityScalesHowFarOutsideOpensAnAlert(
      Sensitivity sensitivity, double worse, boolean opens) {
    alerts.plan(sensitive(sensitivity));

    assertThat(alerts.take(Points.worse("restlessness", DAY_0, worse, 1))).hasSize(opens ? 1 : 0);
  }

  @Test
  void aCorrectedDayAnnotates() {
    alerts.take(Points.worse("restlessness", DAY_0, 3.6, 1));
    Alert corrected = only(alerts.take(Points.worse("restlessness", DAY_0, 0.4, 2)));

    assertThat(corrected.detection()).isEqualTo(Detection.OPEN);
    assertThat(corrected.evidence().get(0).flags()).containsExactly(Flag.RETRACTED);
  }

  private static MonitoringPlan sensitive(Sensitivity sensitivity) {
    return new MonitoringPlan(
        1, Long.MIN_VALUE, List.of(), sensitivity, Map.of(), AlertBudget.DEFAULT);
  }
}
