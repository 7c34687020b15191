package org.attune.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.analytics.event.AttendanceStatus.ATTENDED;
import static org.attune.analytics.event.AttendanceStatus.CANCELLED_BY_PROGRAM;
import static org.attune.analytics.event.AttendanceStatus.EXCUSED;
import static org.attune.analytics.event.AttendanceStatus.NO_SHOW;
import static org.attune.analytics.event.AttendanceStatus.SCHEDULED;

import java.util.List;
import org.attune.analytics.risk.Disengagement.Habit;
import org.junit.jupiter.api.Test;

final class DisengagementTest {
  @Test
  void silenceIsJudgedByThePatientsOwnHabit() {
    Habit nearlyDaily = new Habit(0.9, 20);
    Habit weekly = new Habit(1 / 7.0, 20);

    assertThat(Disengagement.surprise(nearlyDaily, 1)).isCloseTo(1, within(1e-9));
    assertThat(Disengagement.surprise(nearlyDaily, 3)).isCloseTo(3, within(1e-9));
    assertThat(Disengagement.surprise(weekly, 7)).isLessThan(Disengagement.WATCH);
    assertThat(Disengagement.surprise(weekly, 45)).isGreaterThan(Disengagement.ALERT);
  }

  @Test
  void whoeverWasNeverHeardOfSurprisesNobody() {
    assertThat(Disengagement.surprise(Habit.NONE, 100)).isZero();
  }

  @Test
  void somebodyHeardOfEveryDayIsMissedAfterTwoSilentDaysAndNotAfterOne() {
    Habit daily = Habit.NONE;
    for (int day = 0; day < 30; day++) {
      daily = daily.after(true);
    }
    assertThat(daily.rate()).isCloseTo(1, within(1e-12));
    assertThat(Disengagement.surprise(daily, 1)).isLessThan(Disengagement.WATCH);
    assertThat(Disengagement.surprise(daily, 2))
        .isBetween(Disengagement.WATCH, Disengagement.ALERT);
    assertThat(Disengagement.surprise(daily, 3)).isGreaterThan(Disengagement.ALERT);
  }

  @Test
  void aHabitFollowsWhatThePatientDoesLately() {
    Habit habit = Habit.NONE;
    for (int day = 0; day < 60; day++) {
      habit = habit.after(true);
    }
    for (int day = 0; day < 14; day++) {
      habit = habit.after(false);
    }
    assertThat(habit.rate()).isBetween(0.4, 0.55);
  }

  @Test
  void sessionsMissedInARowAreCountedAndThoseCalledOffPassedOver() {
    assertThat(Disengagement.missedInARow(List.of(NO_SHOW))).isEqualTo(1);
    assertThat(Disengagement.missedInARow(List.of(NO_SHOW, ATTENDED, NO_SHOW))).isEqualTo(1);
    assertThat(
            Disengagement.missedInARow(
                List.of(ATTENDED, NO_SHOW, EXCUSED, CANCELLED_BY_PROGRAM, NO_SHOW, SCHEDULED)))
        .isEqualTo(2);
  }

  @Test
  void theFirstMissedWeekIsFoundOnce() {
    assertThat(Disengagement.firstMissedWeek(List.of(true, true, false, true, false))).isEqualTo(2);
    assertThat(Disengagement.firstMissedWeek(List.of(true, true))).isEqualTo(-1);
  }
}
