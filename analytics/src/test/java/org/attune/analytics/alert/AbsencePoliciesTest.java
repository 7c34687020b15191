package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.List;
import java.util.Map;
import org.attune.analytics.event.CareEpisode;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;

final class AbsencePoliciesTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @Test
  void aDailyPatientIsSilentAfterThreeDaysWithoutAWord() {
    heardDaily(10, Source.APP);
    assertThat(alerts.day(12).timePasses()).isEmpty();
    assertThat(alerts.level()).isEqualTo(PriorityLevel.WATCH);

    Alert alert = only(alerts.day(13).timePasses());
    assertThat(alert.kind()).isEqualTo(AlertKind.SILENCE);
    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.SILENT)
        .matches(evidence -> Double.valueOf(3).equals(evidence.value()));
    assertThat(alerts.day(14).timePasses()).isEmpty();
  }

  @Test
  void somebodyWhoIsHeardOfSeldomIsSilentMuchLater() {
    for (int day = 0; day < 60; day += 3) {
      alerts.day(day).take(on(day).checkIn("mood", 5));
    }
    assertThat(alerts.day(70).timePasses()).isEmpty();

    assertThat(only(alerts.day(85).timePasses()).kind()).isEqualTo(AlertKind.SILENCE);
  }

  @Test
  void silenceWhileASafetyEpisodeIsOpenIsForTheSameDay() {
    heardDaily(10, Source.APP);
    alerts.take(on(9).item9(2));

    assertThat(only(alerts.day(13).timePasses()).tier()).isEqualTo(Tier.SAME_DAY);
  }

  @Test
  void aWordEndsTheSilence() {
    heardDaily(10, Source.APP);
    alerts.day(13).timePasses();

    assertThat(only(alerts.day(14).take(on(14).checkIn("mood", 5))).detection())
        .isEqualTo(Detection.RECOVERED);
  }

  @Test
  void silenceAfterAHistoryNotifiesNobody() {
    heardDaily(10, Source.IMPORT);

    assertThat(newest(only(alerts.day(13).timePasses())).notifies()).isFalse();
  }

  @Test
  void nothingIsAskedOfSomebodyWhoWasDischarged() {
    heardDaily(10, Source.APP);
    alerts.take(on(9).item9(0));
    wornUntil(6);
    alerts.take(new AlertInput.EnrolmentSet(new CareEpisode("episode-1", false)));

    assertThat(alerts.day(10).timePasses()).isEmpty();
    assertThat(alerts.day(60).timePasses()).isEmpty();
  }

  @Test
  void aDischargeEndsWhatWasMissed() {
    heardDaily(10, Source.APP);
    alerts.day(13).timePasses();

    assertThat(
            only(alerts.take(new AlertInput.EnrolmentSet(new CareEpisode("episode-1", false))))
                .detection())
        .isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aWearableThatSendsNothingWhileThePatientAnswersIsOff() {
    wornUntil(6);
    heardDaily(10, Source.APP);
    assertThat(alerts.timePasses()).isEmpty();

    Alert alert = only(alerts.day(10).timePasses());
    assertThat(alert.kind()).isEqualTo(AlertKind.WEARABLE_OFF);
    assertThat(newest(alert).value()).isEqualTo(3.0);

    assertThat(
            only(alerts.take(Points.charted("hrv-rmssd", DAY_0 + 10, ChartStatus.IN_RANGE, 1)))
                .detection())
        .isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aWearableThatFallsSilentWithThePatientIsNotToldApart() {
    wornUntil(9);
    heardDaily(10, Source.APP);

    assertThat(alerts.day(14).timePasses())
        .extracting(Alert::kind)
        .containsExactly(AlertKind.SILENCE);
  }

  @Test
  void whoNeverWoreOneHasNoWearableThatIsOff() {
    heardDaily(10, Source.APP);

    assertThat(alerts.day(10).timePasses()).isEmpty();
  }

  @Test
  void aWeeklyFormIsOverdueAfterTwoWeeks() {
    alerts.take(on(0).item9(0));
    heardDaily(14, Source.APP);
    assertThat(alerts.timePasses()).isEmpty();

    Alert alert = only(alerts.day(14).timePasses());
    assertThat(alert.kind()).isEqualTo(AlertKind.MEASURE_OVERDUE);
    assertThat(newest(alert).metric()).isEqualTo("phq-9");
    assertThat(newest(alert).value()).isEqualTo(14.0);

    assertThat(only(alerts.take(on(14).item9(0))).detection()).isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aFormThatThePlanDoesNotAskForIsNeverOverdue() {
    alerts.plan(
        new MonitoringPlan(
            1,
            Long.MIN_VALUE,
            List.of(),
            Sensitivity.STANDARD,
            Map.of("gad-7", 7),
            AlertBudget.DEFAULT));
    alerts.take(on(0).item9(0));

    assertThat(alerts.day(60).timePasses()).isEmpty();
  }

  @Test
  void policiesThatAreSwitchedOffOpenNothing() {
    alerts.plan("silence", "wearable-off", "measure-overdue");
    alerts.take(on(0).item9(0));
    wornUntil(3);
    heardDaily(10, Source.APP);

    assertThat(alerts.day(10).timePasses()).isEmpty();
    assertThat(alerts.day(40).timePasses()).isEmpty();
  }

  /** A check-in on each of the days 0 up to one less. */
  private void heardDaily(int days, Source source) {
    for (int day = 0; day < days; day++) {
      alerts.day(day).take(on(day).from(source).checkIn("mood", 5));
    }
  }

  private void wornUntil(int last) {
    for (int day = 0; day <= last; day++) {
      alerts.take(Points.charted("hrv-rmssd", DAY_0 + day, ChartStatus.IN_RANGE, 1));
    }
  }
}
