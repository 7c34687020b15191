package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.attune.analytics.metric.Direction;

final class PersonalChartProperties {
  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;
  private static final double FLOOR = 0.1;

  /** A valid day: days without data before it, and its value. */
  record Entry(int gap, double value) {}

  @Property
  void scaleAndOriginOfTheUnitDoNotMatter(
      @ForAll("histories") List<Entry> history,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor,
      @ForAll @DoubleRange(min = -100, max = 100) double origin) {
    List<Entry> mapped =
        history.stream().map(day -> new Entry(day.gap(), factor * day.value() + origin)).toList();
    PersonalReading plain = read(history, FLOOR);
    PersonalReading scaled = read(mapped, factor * FLOOR);
    double tolerance = 1e-6;
    assertThat(scaled.worse())
        .isCloseTo(plain.worse(), within(tolerance * Math.max(1, Math.abs(plain.worse()))));
    assertThat(scaled.cusum().up())
        .isCloseTo(plain.cusum().up(), within(tolerance * Math.max(1, plain.cusum().up())));
    assertThat(scaled.variability().ratio())
        .isCloseTo(plain.variability().ratio(), within(tolerance * plain.variability().ratio()));
    assertThat(scaled.slope14().perDay())
        .isCloseTo(factor * plain.slope14().perDay(), within(tolerance * Math.max(1, factor)));
  }

  @Property
  void missingDaysMoveNeitherTheAverageNorItsLimits(@ForAll("histories") List<Entry> history) {
    PersonalState open = PersonalState.START;
    PersonalState closed = PersonalState.START;
    int day = 0;
    int closedDay = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      closedDay++;
      DayValue value = DayValue.of(day, entry.value());
      open = PersonalChart.add(open, value, FLOOR, SETTINGS);
      closed =
          PersonalChart.add(
              closed, new DayValue(closedDay, value.weekday(), entry.value()), FLOOR, SETTINGS);
      PersonalReading a = reading(open, day);
      PersonalReading b = reading(closed, closedDay);
      assertThat(a.ewma()).isEqualTo(b.ewma());
      assertThat(a.worse()).isEqualTo(b.worse());
      assertThat(a.deviation()).isEqualTo(b.deviation());
      assertThat(a.cusum()).isEqualTo(b.cusum());
      assertThat(a.upperLimit()).isEqualTo(b.upperLimit());
    }
  }

  @Property
  void laterDaysNeverMoveACompleteBaseline(@ForAll("histories") List<Entry> history) {
    PersonalState state = PersonalState.START;
    Baseline first = Baseline.NONE;
    int day = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      state = PersonalChart.add(state, DayValue.of(day, entry.value()), FLOOR, SETTINGS);
      if (state.ready()) {
        first = first.complete() ? first : state.baseline();
        assertThat(state.baseline()).isEqualTo(first);
        assertThat(state.admission()).isEqualTo(first);
      }
    }
  }

  @Property
  void everyFigureIsFiniteAndTheStateStaysBounded(@ForAll("histories") List<Entry> history) {
    PersonalState state = PersonalState.START;
    int day = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      state = PersonalChart.add(state, DayValue.of(day, entry.value()), FLOOR, SETTINGS);
      PersonalReading reading = reading(state, day);
      assertThat(
              List.of(
                  reading.worse(),
                  reading.z(),
                  reading.upperLimit(),
                  reading.usualLow(),
                  reading.deviation(),
                  reading.variability().ratio(),
                  reading.slope7().lower(),
                  reading.robustZ().z(),
                  reading.earlyWarning().autocorrelationTau()))
          .allSatisfy(figure -> assertThat(figure).isFinite());
      assertThat(reading.slope14().perDay())
          .isBetween(reading.slope14().lower(), reading.slope14().upper());
      assertThat(reading.cusum().up()).isNotNegative();
      assertThat(state.recentDays()).hasSizeLessThanOrEqualTo(29).isSorted();
      assertThat(state.baselineDays()).hasSizeLessThanOrEqualTo(SETTINGS.baselineDays());
      assertThat(state.ready() || (reading.worse() == 0 && reading.learning())).isTrue();
    }
  }

  @Property
  void aConstantSeriesShowsNoChange(@ForAll @DoubleRange(min = -1000, max = 1000) double value) {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 100; day++) {
      state = PersonalChart.add(state, DayValue.of(day, value), FLOOR, SETTINGS);
      PersonalReading reading = reading(state, day);
      assertThat(Math.abs(reading.z())).isLessThan(1e-6);
      assertThat(reading.cusumUp()).isFalse();
      assertThat(reading.cusumDown()).isFalse();
      assertThat(reading.variability().raised()).isFalse();
    }
  }

  private static PersonalReading read(List<Entry> history, double floor) {
    PersonalState state = PersonalState.START;
    int day = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      state = PersonalChart.add(state, DayValue.of(day, entry.value()), floor, SETTINGS);
    }
    return PersonalChart.reading(state, day, Direction.LOWER_IS_BETTER, floor, SETTINGS);
  }

  private static PersonalReading reading(PersonalState state, int day) {
    return PersonalChart.reading(state, day, Direction.LOWER_IS_BETTER, FLOOR, SETTINGS);
  }

  /** Ratings from 0 to 10 with gaps up to ten days. */
  @Provide
  static Arbitrary<List<Entry>> histories() {
    Arbitrary<Integer> gaps =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(8, 0),
            net.jqwik.api.Tuple.of(2, 1),
            net.jqwik.api.Tuple.of(1, 10));
    Arbitrary<Double> values = Arbitraries.doubles().between(0, 10).ofScale(2);
    return net.jqwik.api.Combinators.combine(gaps, values)
        .as(Entry::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }
}
