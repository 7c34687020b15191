package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attune.analytics.risk.Disengagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HabitTest {
  @Test
  void nothingIsKnownBeforeAWeek() {
    assertThat(everyDay(6).surprise(100)).isZero();
    assertThat(everyDay(7).surprise(100)).isPositive();
    assertThat(Habit.UNKNOWN.surprise(100)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1.301", "2, 2.602", "3, 3.903"})
  void somebodyHeardOfEveryDayMayStillMissOneInTwenty(int gap, double surprise) {
    Habit habit = everyDay(30);

    assertThat(habit.gap(30 + gap)).isEqualTo(gap);
    assertThat(habit.surprise(30 + gap)).isCloseTo(surprise, within(0.001));
  }

  @Test
  void surpriseIsMinusTheLogarithmOfTheChanceOfSuchASilence() {
    Habit habit = new Habit(0, 20, new Disengagement.Habit(0.5, 20), true, 0);

    assertThat(Math.pow(10, -habit.surprise(20 + 1 + 10))).isCloseTo(1 / 1024.0, within(1e-9));
  }

  @Test
  void silentDaysLowerTheRateOnceThePatientIsHeardOfAgain() {
    Habit daily = everyDay(10);
    Disengagement.Habit expected = daily.habit().after(false).after(false).after(true);

    assertThat(daily.heardOn(12, true, 0).habit()).isEqualTo(expected);
    assertThat(expected.rate()).isLessThan(daily.habit().rate());
  }

  @Test
  void aDayBeforeTheLatestChangesNothing() {
    Habit habit = everyDay(10);

    assertThat(habit.heardOn(3, true, 60)).isEqualTo(habit);
    assertThat(habit.heardOn(9, true, 60)).isEqualTo(habit);
  }

  @Test
  void aHistoryThatLifeConfirmsIsLive() {
    Habit history = Habit.UNKNOWN.heardOn(0, false, 0);

    assertThat(history.live()).isFalse();
    assertThat(history.heardOn(0, true, 0).live()).isTrue();
  }

  /** Days 0 up to one less. */
  private static Habit everyDay(int days) {
    Habit habit = Habit.UNKNOWN;
    for (int day = 0; day < days; day++) {
      habit = habit.heardOn(day, true, 0);
    }
    return habit;
  }
}
