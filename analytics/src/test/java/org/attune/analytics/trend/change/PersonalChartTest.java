package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.attune.analytics.metric.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalChartTest {
  /** Small enough to follow by hand. */
  private static final ChangeSettings SMALL =
      new ChangeSettings(4, 0.5, 0.29, 3, 2, 2.2, 2, 3.5, 0.5, 5, 7, 4, 12);

  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;
  private static final double FLOOR = 0.1;

  /**
   * Baseline 1, 2, 3, 4: mean 2.5, SD √(5/3). Then 6.5: average 4.5; half width 3 × 1.290994 ×
   * 0.8882686 = 3.440249.
   */
  @Test
  void theAverageIsReadAgainstLimitsOfTheBaseline() {
    PersonalReading reading = read(chart(SMALL, 1, 2, 3, 4, 6.5), 5, SMALL);
    assertThat(reading.learning()).isFalse();
    assertThat(reading.ewma()).isEqualTo(4.5);
    assertThat(reading.upperLimit()).isCloseTo(2.5 + 3.440249, within(1e-5));
    assertThat(reading.lowerLimit()).isCloseTo(2.5 - 3.440249, within(1e-5));
    assertThat(reading.z()).isCloseTo(2 / 3.440249, within(1e-6));
    assertThat(reading.errors()).isCloseTo(3 * reading.z(), within(1e-12));
    assertThat(reading.deviation()).isCloseTo(4 / 1.2909944487358056, within(1e-12));
    assertThat(reading.usualHigh()).isCloseTo(2.5 + 2 * 1.2909944487358056, within(1e-12));
    assertThat(reading.cusum().up()).isCloseTo(4 / 1.2909944487358056 - 0.5, within(1e-12));
  }

  @Test
  void theDirectionSaysWhatIsWorse() {
    PersonalState state = chart(SMALL, 1, 2, 3, 4, 6.5);
    double errors = read(state, 5, SMALL).errors();
    assertThat(reading(state, 5, Direction.LOWER_IS_BETTER).worse()).isEqualTo(errors);
    assertThat(reading(state, 5, Direction.HIGHER_IS_BETTER).worse()).isEqualTo(-errors);
    assertThat(reading(state, 5, Direction.NEUTRAL).worse()).isZero();
  }

  @Test
  void aChartThatLearnsHasAUsualRangeAndNoLimits() {
    PersonalReading reading = read(chart(SMALL, 1, 2, 3), 3, SMALL);
    assertThat(reading.learning()).isTrue();
    assertThat(reading.baseline().days()).isEqualTo(3);
    assertThat(reading.worse()).isZero();
    assertThat(reading.upperLimit()).isZero();
    assertThat(reading.usualLow()).isEqualTo(0);
    assertThat(reading.usualHigh()).isEqualTo(4);
  }

  @Test
  void silenceMovesNothingAndGoesStaleAfterAWeek() {
    PersonalState state = chart(SMALL, 1, 2, 3, 4, 6.5);
    PersonalReading now = read(state, 5, SMALL);
    PersonalReading week = read(state, 12, SMALL);
    PersonalReading later = read(state, 13, SMALL);
    assertThat(now.stale()).isFalse();
    assertThat(week.stale()).isFalse();
    assertThat(later.stale()).isTrue();
    assertThat(later.daysSinceData()).isEqualTo(8);
    assertThat(later.ewma()).isEqualTo(now.ewma());
    assertThat(later.upperLimit()).isEqualTo(now.upperLimit());
  }

  @Test
  void aNewBaselineIsLearntFromItsDayOnBesideTheOneOfAdmission() {
    PersonalState admitted = chart(SMALL, 1, 2, 3, 4, 6.5);
    PersonalState state = PersonalChart.rebaseline(admitted, 8);
    state = PersonalChart.add(state, DayValue.of(7, 9), FLOOR, SMALL);
    assertThat(state.baselineDays()).isEmpty();
    for (int day = 8; day < 12; day++) {
      assertThat(read(state, day, SMALL).learning()).isTrue();
      state = PersonalChart.add(state, DayValue.of(day, 8), FLOOR, SMALL);
    }
    PersonalReading reading = read(state, 11, SMALL);
    assertThat(reading.learning()).isFalse();
    assertThat(reading.baseline().mean()).isEqualTo(8);
    assertThat(reading.baseline().fromDay()).isEqualTo(8);
    assertThat(reading.admission()).isEqualTo(admitted.baseline());
    assertThat(reading.admission().mean()).isEqualTo(2.5);
  }

  @Test
  void aBaselineLostBeforeItWasCompleteIsNoAdmissionBaseline() {
    PersonalState state = PersonalChart.rebaseline(chart(SMALL, 1, 2, 3), 4);
    assertThat(state.admission()).isEqualTo(Baseline.NONE);
  }

  @Test
  void aPopulationStartIsShownWhileTheChartLearnsAndChangesNothingAfter() {
    PopulationStart start = new PopulationStart(5, 2, 7);
    PersonalReading empty =
        PersonalChart.reading(
            PersonalState.START, 1, Direction.LOWER_IS_BETTER, FLOOR, start, SMALL);
    assertThat(empty.usualLow()).isEqualTo(1);
    assertThat(empty.usualHigh()).isEqualTo(9);
    assertThat(empty.learning()).isTrue();
    PersonalState ready = chart(SMALL, 1, 2, 3, 4, 6.5);
    assertThat(PersonalChart.reading(ready, 5, Direction.LOWER_IS_BETTER, FLOOR, start, SMALL))
        .isEqualTo(read(ready, 5, SMALL));
  }

  @Test
  void aWeeklyRhythmIsTakenOffOnceItIsKnown() {
    PersonalState state = PersonalState.START;
    PersonalReading sunday = read(state, 0, SETTINGS);
    for (int day = 0; day < 140; day++) {
      DayValue value = DayValue.of(day, 5);
      boolean rest = value.weekday() == 7;
      state =
          PersonalChart.add(
              state, new DayValue(day, value.weekday(), rest ? 8 : 5), FLOOR, SETTINGS);
      if (rest) {
        sunday = read(state, day, SETTINGS);
      }
    }
    // Twenty Sundays against twelve of no effect.
    assertThat(sunday.weekdayEffect()).isBetween(1.2, 2.0);
    assertThat(sunday.adjusted()).isCloseTo(8 - sunday.weekdayEffect(), within(1e-12));
  }

  @Test
  void aPatientWhoseDaysSwingMoreIsMoreChangeable() {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 14; day++) {
      state = PersonalChart.add(state, DayValue.of(day, 5 + day % 2), FLOOR, SETTINGS);
    }
    PersonalState calm = state;
    PersonalState wild = state;
    for (int day = 14; day < 35; day++) {
      calm = PersonalChart.add(calm, DayValue.of(day, 5 + day % 2), FLOOR, SETTINGS);
      wild = PersonalChart.add(wild, DayValue.of(day, 1 + 8 * (day % 2)), FLOOR, SETTINGS);
    }
    assertThat(read(calm, 34, SETTINGS).variability().raised()).isFalse();
    assertThat(read(calm, 34, SETTINGS).variability().ratio()).isCloseTo(1, within(0.05));
    assertThat(read(wild, 34, SETTINGS).variability().raised()).isTrue();
  }

  @Test
  void slopesLookAtCalendarDays() {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 14; day++) {
      state = PersonalChart.add(state, DayValue.of(day, day < 7 ? 3 : day - 4), FLOOR, SETTINGS);
    }
    PersonalReading reading = read(state, 13, SETTINGS);
    assertThat(reading.slope7().perDay()).isEqualTo(1);
    assertThat(reading.slope7().days()).isEqualTo(7);
    assertThat(reading.slope14().days()).isEqualTo(14);
    assertThat(read(state, 20, SETTINGS).slope7().enough()).isFalse();
    assertThat(read(state, 20, SETTINGS).slope14().days()).isEqualTo(7);
  }

  @Test
  void todayIsNotAmongTheDaysItIsComparedWith() {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 10; day++) {
      state = PersonalChart.add(state, DayValue.of(day, 5 + day % 2), FLOOR, SETTINGS);
    }
    assertThat(read(state, 9, SETTINGS).robustZ()).isEqualTo(new RobustZ(0, 9, false));
    state = PersonalChart.add(state, DayValue.of(10, 9), FLOOR, SETTINGS);
    assertThat(read(state, 10, SETTINGS).robustZ().days()).isEqualTo(10);
    assertThat(read(state, 10, SETTINGS).robustZ().z())
        .isCloseTo(3.5 / (1.4826 * 0.5), within(1e-12));
  }

  @Test
  void aMetricIsKeptInLessThanAKilobyteHoweverLongItIs() throws ReflectiveOperationException {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 400; day++) {
      state = PersonalChart.add(state, DayValue.of(day, day % 5), FLOOR, SETTINGS);
    }
    assertThat(bytes(state)).isBetween(500, 1000);
  }

  /** Numbers as they are written: a double 8 bytes, an int 4, a list its length and its items. */
  private static int bytes(Object value) throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      int sum = 4;
      for (Object item : list) {
        sum += bytes(item);
      }
      return sum;
    }
    if (value instanceof Record) {
      int sum = 1;
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        sum += bytes(component.getAccessor().invoke(value));
      }
      return sum;
    }
    return value instanceof Double ? 8 : value instanceof Integer ? 4 : 1;
  }

  @Test
  void daysComeInCalendarOrder() {
    PersonalState state = chart(SMALL, 1, 2);
    assertThatThrownBy(() -> PersonalChart.add(state, DayValue.of(2, 1), FLOOR, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aValueThatIsNoNumberIsRefused(double value) {
    assertThatThrownBy(
            () -> PersonalChart.add(PersonalState.START, DayValue.of(1, value), FLOOR, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aFloorThatIsNotPositiveIsRefused(double floor) {
    assertThatThrownBy(
            () -> PersonalChart.add(PersonalState.START, DayValue.of(1, 1), floor, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Values on consecutive days from day 1. */
  private static PersonalState chart(ChangeSettings settings, double... values) {
    PersonalState state = PersonalState.START;
    for (int i = 0; i < values.length; i++) {
      state = PersonalChart.add(state, DayValue.of(i + 1, values[i]), FLOOR, settings);
    }
    return state;
  }

  private static PersonalReading read(PersonalState state, int day, ChangeSettings settings) {
    return PersonalChart.reading(state, day, Direction.LOWER_IS_BETTER, FLOOR, settings);
  }

  private static PersonalReading reading(PersonalState state, int day, Direction direction) {
    return PersonalChart.reading(state, day, direction, FLOOR, SMALL);
  }
}
