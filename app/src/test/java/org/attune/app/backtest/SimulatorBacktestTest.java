package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.AlertBudget;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.Sensitivity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatorBacktestTest {
  /** A seed that the reported trial does not use. */
  private static final SimulatorBacktest.Trial SEEN =
      new SimulatorBacktest.Trial(List.of(7L), 9, 98);

  @Test
  void everySafetyEventOfTheInventedPatientsIsAlertedAndNoneLate() {
    Map<String, @Nullable Object> figures =
        SimulatorBacktest.run(SEEN, MonitoringPlan.DEFAULT).figures();

    assertThat(number(figures, "simulator.safety.events")).isPositive();
    assertThat(figures.get("simulator.safety.alerted"))
        .isEqualTo(figures.get("simulator.safety.events"));
    assertThat(number(figures, "simulator.safety.late")).isZero();
    assertThat(SimulatorBacktest.Trial.HELD_OUT.seeds()).doesNotContainAnyElementsOf(SEEN.seeds());
  }

  @Test
  void aRuleThatIsSwitchedOffFindsNothingAndSafetyGoesOn() {
    MonitoringPlan without =
        new MonitoringPlan(
            1,
            Long.MIN_VALUE,
            List.of("silence", "wearable-off", "missed-session", "item-9"),
            Sensitivity.STANDARD,
            Map.of("phq-9", 7),
            AlertBudget.DEFAULT);

    Map<String, @Nullable Object> figures = SimulatorBacktest.run(SEEN, without).figures();

    assertThat(number(figures, "simulator.recall.silence")).isZero();
    assertThat(number(figures, "simulator.recall.wearable-off")).isZero();
    assertThat(number(figures, "simulator.recall.missed-session")).isZero();
    assertThat(figures.get("simulator.safety.alerted"))
        .isEqualTo(figures.get("simulator.safety.events"));
  }

  private static double number(Map<String, @Nullable Object> figures, String name) {
    if (figures.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new AssertionError("no figure " + name);
  }
}
