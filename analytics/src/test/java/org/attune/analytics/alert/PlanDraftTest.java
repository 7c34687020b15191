package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanDraftTest {
  private static PlanDraft off(String... ids) {
    return new PlanDraft(List.of(ids), Sensitivity.STANDARD, Map.of(), 7, 3);
  }

  private static PlanDraft numbers(int measureDays, int refractoryDays, int perWeek) {
    return new PlanDraft(
        List.of(), Sensitivity.LOW, Map.of("phq-9", measureDays), refractoryDays, perWeek);
  }

  @Test
  void theDefaultIsWhatAPatientWithoutAPlanHas() {
    assertThat(PlanDraft.DEFAULT.fault()).isEmpty();
    assertThat(PlanDraft.DEFAULT.inForce(0, Long.MIN_VALUE)).isEqualTo(MonitoringPlan.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(SignalPolicy.class)
  void onlyWhatIsNotAboutSafetyMayBeSwitchedOff(SignalPolicy policy) {
    if (policy.safety()) {
      assertThat(off(policy.id()).fault()).contains(new PlanFault.SafetySignal(policy));
    } else {
      assertThat(off(policy.id()).fault()).isEmpty();
    }
  }

  @Test
  void whatIsUnknownOrRepeatedIsAFault() {
    assertThat(off("sillence").fault()).contains(new PlanFault.UnknownSignal("sillence"));
    assertThat(off("panic", "silence", "panic").fault())
        .contains(new PlanFault.RepeatedSignal(SignalPolicy.PANIC));
    assertThat(new PlanDraft(List.of(), Sensitivity.HIGH, Map.of("PHQ-9", 7), 7, 3).fault())
        .contains(new PlanFault.UnknownInstrument("PHQ-9"));
  }

  @Test
  void numbersAreFaultsOutsideTheirRangesOnly() {
    assertThat(numbers(1, 0, 1).fault()).isEmpty();
    assertThat(numbers(366, 28, 50).fault()).isEmpty();
    for (int days : new int[] {0, 367}) {
      assertThat(numbers(days, 7, 3).fault())
          .contains(
              new PlanFault.OutOfRange(PlanFault.Field.MEASURE, "phq-9", PlanDraft.MEASURE_DAYS));
    }
    for (int days : new int[] {-1, 29}) {
      assertThat(numbers(7, days, 3).fault())
          .contains(
              new PlanFault.OutOfRange(
                  PlanFault.Field.REFRACTORY_DAYS, "", PlanDraft.REFRACTORY_DAYS));
    }
    for (int alerts : new int[] {0, 51}) {
      assertThat(numbers(7, 7, alerts).fault())
          .contains(
              new PlanFault.OutOfRange(
                  PlanFault.Field.ROUTINE_ALERTS_PER_WEEK, "", PlanDraft.ROUTINE_ALERTS_PER_WEEK));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 7, 28, 29, Integer.MAX_VALUE})
  void whatIsFollowedMakesSenseWhateverTheLogHolds(int number) {
    MonitoringPlan plan = numbers(number, number, number).inForce(3, 5);

    assertThat(plan.measureDays().get("phq-9")).isPositive();
    assertThat(plan.budget().perWeek()).isPositive();
    assertThat(Duration.ofMillis(plan.budget().refractoryMillis()))
        .isBetween(Duration.ZERO, Duration.ofDays(28));
    assertThat(plan.revision()).isEqualTo(3);
    assertThat(plan.effectiveFromMillis()).isEqualTo(5);
  }
}
