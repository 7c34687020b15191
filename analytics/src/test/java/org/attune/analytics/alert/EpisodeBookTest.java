package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.nowOn;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.TrendPoint;
import org.junit.jupiter.api.Test;

/** How sparing episodes are that are not about safety. */
final class EpisodeBookTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @Test
  void afterARecoveryNoEpisodeOfTheKindOpensForAWeek() {
    recoveredByDay3();

    alerts.day(4);
    assertThat(alerts.take(breach("mood", 4))).isEmpty();
    assertThat(held(AlertKind.SELF_REPORT_CHANGE))
        .matches(held -> held.untilMillis() == nowOn(10))
        .matches(held -> held.count() == 1);
  }

  @Test
  void whatStillStandsAfterTheWeekOpensWithWhatWasHeldBack() {
    recoveredByDay3();
    for (int day = 4; day < 8; day++) {
      assertThat(alerts.day(day).take(breach("mood", day))).isEmpty();
    }
    assertThat(alerts.day(9).timePasses()).isEmpty();

    List<Alert> released = alerts.day(10).timePasses();

    assertThat(released.get(0).heldBack()).isEqualTo(4);
    assertThat(released.get(0).openedAtMillis()).isEqualTo(nowOn(10));
    assertThat(released.get(0).evidence().get(0).notifies()).isTrue();
    assertThat(released.get(0).evidence().get(0).epochDay()).isEqualTo(DAY_0 + 4);
    assertThat(released.get(released.size() - 1).evidenceCount()).isEqualTo(4);
    assertThat(alerts.state().heldBack()).isEmpty();
    assertThat(alerts.day(11).timePasses()).isEmpty();
  }

  @Test
  void theLatestFiveWaitAndAllAreCounted() {
    recoveredByDay3();
    alerts.day(4);
    for (int day = 4; day < 11; day++) {
      alerts.take(breach("mood", day));
    }

    assertThat(held(AlertKind.SELF_REPORT_CHANGE).count()).isEqualTo(7);
    assertThat(held(AlertKind.SELF_REPORT_CHANGE).waiting()).hasSize(5);
  }

  @Test
  void whatIsOverBeforeTheWeekIsOpensNothing() {
    recoveredByDay3();
    alerts.day(4).take(breach("mood", 4));
    for (int day = 5; day < 8; day++) {
      alerts.day(day).take(inRange("mood", day));
    }

    assertThat(alerts.day(10).timePasses()).isEmpty();
    assertThat(alerts.state().episodes()).isEmpty();
  }

  @Test
  void whatWasWithdrawnWhileItWaitedOpensNothing() {
    recoveredByDay3();
    alerts.day(4).take(breach("mood", 4));
    alerts.take(Points.charted("mood", DAY_0 + 4, ChartStatus.IN_RANGE, 2));

    assertThat(held(AlertKind.SELF_REPORT_CHANGE).waiting()).isEmpty();
    assertThat(alerts.day(10).timePasses()).isEmpty();
  }

  @Test
  void aClinicianWhoEndedAnEpisodeIsSparedForAWeekToo() {
    Alert opened = only(alerts.take(breach("mood", 0)));
    alerts.resolve(opened);

    assertThat(alerts.day(1).take(breach("mood", 1))).isEmpty();
    Alert next = only(alerts.day(7).timePasses());
    assertThat(next.alertId()).isNotEqualTo(opened.alertId());
    assertThat(next.heldBack()).isEqualTo(1);
  }

  @Test
  void aClinicianWhoEndedAnEpisodeIsSparedAlsoWhereItIsReadFirst() {
    Alert opened = only(alerts.take(breach("mood", 0)));
    APatientsAlerts again = new APatientsAlerts();

    // As when the log is read again: actions are few, and read before the evidence.
    assertThat(again.resolve(opened)).isEmpty();
    assertThat(again.take(breach("mood", 0))).isEmpty();
    assertThat(again.day(1).take(breach("mood", 1))).isEmpty();

    Alert next = only(again.day(7).timePasses());
    assertThat(next.evidence().get(0).epochDay()).isEqualTo(DAY_0 + 1);
    assertThat(next.evidenceCount()).isEqualTo(1);
  }

  @Test
  void anOldDayThatIsSentAgainTakesNothingBack() {
    Alert opened = only(alerts.take(breach("mood", 0)));
    for (int day = 1; day < 8; day++) {
      alerts.day(day).take(breach("mood", day));
    }

    assertThat(alerts.take(Points.charted("mood", DAY_0, ChartStatus.ADVERSE, 2))).isEmpty();

    Alert corrected = only(alerts.take(Points.charted("mood", DAY_0, ChartStatus.IN_RANGE, 3)));
    assertThat(corrected.alertId()).isEqualTo(opened.alertId());
    assertThat(corrected.evidence().get(0).flags()).contains(Flag.RETRACTED);
  }

  @Test
  void anotherKindIsNotHeldBackByAnEpisodeThatEnded() {
    recoveredByDay3();

    assertThat(only(alerts.day(4).take(breach("panic-attacks", 4))).kind())
        .isEqualTo(AlertKind.PANIC);
  }

  @Test
  void threeRoutineEpisodesOpenInSevenDaysAndTheFourthWaits() {
    alerts.take(breach("mood", 0));
    alerts.day(1).take(breach("hrv-rmssd", 1));
    alerts.day(2).take(breach("panic-attacks", 2));

    assertThat(alerts.day(3).take(breach("craving", 3))).isEmpty();
    assertThat(held(AlertKind.CRAVING).untilMillis()).isEqualTo(nowOn(7));
    assertThat(alerts.day(6).timePasses()).isEmpty();

    Alert fourth = only(alerts.day(7).timePasses());
    assertThat(fourth.kind()).isEqualTo(AlertKind.CRAVING);
    assertThat(fourth.heldBack()).isEqualTo(1);
    assertThat(newest(fourth).notifies()).isTrue();
  }

  @Test
  void whatWaitsLongerForThePatientsShareIsCountedOnce() {
    recoveredByDay3();
    alerts.day(8).take(breach("hrv-rmssd", 8));
    alerts.take(breach("panic-attacks", 8));
    alerts.take(breach("craving", 8));
    assertThat(alerts.day(9).take(breach("mood", 9))).isEmpty();

    assertThat(alerts.day(10).timePasses()).isEmpty();
    assertThat(held(AlertKind.SELF_REPORT_CHANGE))
        .matches(held -> held.count() == 1)
        .matches(held -> held.untilMillis() == nowOn(15));

    assertThat(only(alerts.day(15).timePasses()).heldBack()).isEqualTo(1);
  }

  @Test
  void whatIsReadLateIsHeldBackAsItWasWhenItCame() {
    recoveredByDay3();

    // As when the log is read again: time has run on by what other topics tell.
    Alert opened = only(alerts.day(12).take(breach("mood", 4)));

    assertThat(opened.openedAtMillis()).isEqualTo(nowOn(10));
    assertThat(opened.heldBack()).isEqualTo(1);
  }

  @Test
  void whatIsReadLateIsNotHeldBackByWhatCameAfterIt() {
    alerts.day(10).take(breach("mood", 10));
    alerts.take(breach("hrv-rmssd", 10));
    alerts.take(breach("panic-attacks", 10));

    assertThat(only(alerts.take(breach("craving", 2))).kind()).isEqualTo(AlertKind.CRAVING);
  }

  @Test
  void whatEndedIsSparedFromWhenTheDataCameThatEndedIt() {
    // A history that was imported today is read again after what was received today.
    recoveredBy(40);

    assertThat(only(alerts.take(breach("mood", 12))).detection()).isEqualTo(Detection.OPEN);
  }

  @Test
  void theShareOfTheWeekIsThatOfTheWeekBeforeItCame() {
    alerts.take(breach("mood", 0));
    alerts.day(1).take(breach("hrv-rmssd", 1));
    alerts.day(2).take(breach("panic-attacks", 2));

    // Read after more than a week, by the clock of the other topics.
    Alert fourth = only(alerts.day(9).take(breach("craving", 3)));

    assertThat(fourth.openedAtMillis()).isEqualTo(nowOn(7));
    assertThat(fourth.heldBack()).isEqualTo(1);
  }

  @Test
  void evidenceOfAnOpenEpisodeJoinsItHoweverManyOpened() {
    shareIsUsedUp();

    assertThat(only(alerts.day(1).take(breach("mood", 1))).evidenceCount()).isEqualTo(2);
  }

  @Test
  void safetyIsNeverHeldBack() {
    shareIsUsedUp();

    assertThat(only(alerts.take(on(0).item9(1))).kind()).isEqualTo(AlertKind.SUICIDE_RISK);
    Alert urge = only(alerts.take(on(0).checkIn("urge-self-harm", 5)));
    alerts.resolve(urge);
    Alert again = only(alerts.day(1).take(on(1).checkIn("urge-self-harm", 5)));
    assertThat(again.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(again).notifies()).isTrue();
    assertThat(
            only(alerts.take(
                    on(1)
                        .language(
                            FindingKind.PHRASE, JournalCategory.HARM_TO_OTHERS, Tier.ROUTINE)))
                .kind())
        .isEqualTo(AlertKind.HARM_TO_OTHERS);
    assertThat(alerts.state().heldBack()).isEmpty();
  }

  @Test
  void whatIsForTheSameDayIsNeverHeldBack() {
    shareIsUsedUp();

    Alert missed = only(alerts.take(on(0).session(AttendanceStatus.NO_SHOW)));
    assertThat(missed.tier()).isEqualTo(Tier.SAME_DAY);
    alerts.resolve(missed);
    Alert again = only(alerts.day(1).take(on(1).session(AttendanceStatus.NO_SHOW)));
    assertThat(again.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(again).notifies()).isTrue();
  }

  @Test
  void aHistoryThatIsHeldBackNotifiesNobodyWhenItOpens() {
    recoveredByDay3();
    alerts.day(4).take(Points.charted("mood", DAY_0 + 4, ChartStatus.ADVERSE, 1, false));

    assertThat(newest(only(alerts.day(10).timePasses())).notifies()).isFalse();
  }

  @Test
  void aReSendIsNotCountedAsHeldBackAgain() {
    recoveredByDay3();
    alerts.day(4).take(breach("mood", 4));
    alerts.take(breach("mood", 4));

    assertThat(held(AlertKind.SELF_REPORT_CHANGE).count()).isEqualTo(1);
  }

  @Test
  void aPlanSaysHowSparingAlertsAre() {
    alerts.plan(
        new MonitoringPlan(
            1,
            Long.MIN_VALUE,
            List.of(),
            Sensitivity.STANDARD,
            MonitoringPlan.DEFAULT.measureDays(),
            new AlertBudget(AlertBudget.DEFAULT.refractoryMillis(), 1)));
    assertThat(alerts.take(breach("mood", 0))).hasSize(1);

    assertThat(alerts.take(breach("panic-attacks", 0))).isEmpty();
  }

  /** The first four days, all of them read on that one. */
  private void recoveredBy(int today) {
    alerts.day(today).take(breach("mood", 0));
    alerts.take(inRange("mood", 1));
    alerts.take(inRange("mood", 2));
    assertThat(only(alerts.take(inRange("mood", 3))).detection()).isEqualTo(Detection.RECOVERED);
  }

  private void recoveredByDay3() {
    alerts.take(breach("mood", 0));
    alerts.day(1).take(inRange("mood", 1));
    alerts.day(2).take(inRange("mood", 2));
    assertThat(only(alerts.day(3).take(inRange("mood", 3))).detection())
        .isEqualTo(Detection.RECOVERED);
  }

  private void shareIsUsedUp() {
    alerts.take(breach("mood", 0));
    alerts.take(breach("hrv-rmssd", 0));
    alerts.take(breach("panic-attacks", 0));
    assertThat(alerts.state().episodes()).hasSize(3);
  }

  private HeldBack held(AlertKind kind) {
    return Objects.requireNonNull(alerts.state().heldBack().get(kind));
  }

  private static TrendPoint breach(String metric, int day) {
    return Points.charted(metric, DAY_0 + day, ChartStatus.ADVERSE, 1);
  }

  private static TrendPoint inRange(String metric, int day) {
    return Points.charted(metric, DAY_0 + day, ChartStatus.IN_RANGE, 1);
  }
}
