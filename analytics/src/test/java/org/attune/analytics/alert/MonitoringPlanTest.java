package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.nowOn;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MonitoringPlanTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @ParameterizedTest
  @EnumSource(SignalPolicy.class)
  void onlyWhatIsNotAboutSafetyCanBeSwitchedOff(SignalPolicy policy) {
    MonitoringPlan everythingOff =
        plan(1, 0, Stream.of(SignalPolicy.values()).map(SignalPolicy::id).toList());

    assertThat(everythingOff.watches(policy)).isEqualTo(policy.safety());
    assertThat(MonitoringPlan.DEFAULT.watches(policy)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(SignalPolicy.class)
  void aPolicyIsFoundByItsId(SignalPolicy policy) {
    assertThat(SignalPolicy.find(policy.id())).contains(policy);
    assertThat(policy.id()).isEqualTo(policy.id().toLowerCase(Locale.ROOT)).doesNotContain("_");
  }

  @Test
  void anIdThatIsNotKnownHereIsPassedOver() {
    assertThat(SignalPolicy.find("of-a-later-release")).isEmpty();
    assertThat(plan(1, 0, List.of("of-a-later-release")).watches(SignalPolicy.SILENCE)).isTrue();
  }

  @Test
  void aPlanIsInForceFromItsDateOn() {
    alerts.plan(plan(1, nowOn(2), List.of("self-report-chart", "panic")));
    assertThat(alerts.day(1).take(Points.charted("mood", DAY_0, ChartStatus.ADVERSE, 1)))
        .hasSize(1);

    assertThat(
            alerts.day(2).take(Points.charted("panic-attacks", DAY_0 + 1, ChartStatus.ADVERSE, 1)))
        .isEmpty();
  }

  @Test
  void ofThePlansThatHaveBegunTheHighestRevisionIsInForce() {
    Plans plans = Plans.NONE.with(plan(1, 10, List.of())).with(plan(2, 20, List.of("panic")));

    assertThat(plans.at(9)).isEqualTo(MonitoringPlan.DEFAULT);
    assertThat(plans.at(10).revision()).isEqualTo(1);
    assertThat(plans.at(19).revision()).isEqualTo(1);
    assertThat(plans.at(20).revision()).isEqualTo(2);
  }

  @Test
  void plansMayComeInAnyOrderAndMoreThanOnce() {
    MonitoringPlan first = plan(1, 10, List.of());
    MonitoringPlan second = plan(2, 20, List.of("panic"));
    Plans plans = Plans.NONE.with(second).with(first).with(second);

    assertThat(plans).isEqualTo(Plans.NONE.with(first).with(second));
  }

  @Test
  void ofOneDateTheHighestRevisionStays() {
    Plans plans =
        Plans.NONE.with(plan(2, 10, List.of("panic"))).with(plan(1, 10, List.of("craving")));

    assertThat(plans.known()).extracting(MonitoringPlan::revision).containsExactly(2);
  }

  @Test
  void noMoreThanFourPlansAreKept() {
    Plans plans = Plans.NONE;
    for (int revision = 1; revision < 10; revision++) {
      plans = plans.with(plan(revision, revision, List.of()));
    }

    assertThat(plans.known()).extracting(MonitoringPlan::revision).containsExactly(6, 7, 8, 9);
  }

  @Test
  void noPlanSilencesSafety() {
    alerts.plan(plan(1, 0, Stream.of(SignalPolicy.values()).map(SignalPolicy::id).toList()));

    assertThat(only(alerts.take(on(0).item9(2))).tier()).isEqualTo(Tier.URGENT);
    assertThat(only(alerts.take(on(0).checkIn("urge-self-harm", 5))).tier()).isEqualTo(Tier.URGENT);
  }

  private static MonitoringPlan plan(int revision, long fromMillis, List<String> off) {
    return new MonitoringPlan(
        revision,
        fromMillis,
        off,
        Sensitivity.STANDARD,
        MonitoringPlan.DEFAULT.measureDays(),
        AlertBudget.DEFAULT);
  }
}
