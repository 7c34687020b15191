package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.attune.analytics.metric.Direction;

final class EwmaChartProperties {

  private static final ChartSettings SETTINGS = ChartSettings.DEFAULT;
  private static final double FLOOR = 0.1;

  @Property
  void scaleAndOriginOfTheUnitDoNotMatter(
      @ForAll("ratings") List<Double> values,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor,
      @ForAll @DoubleRange(min = -100, max = 100) double origin) {
    List<Double> mapped = values.stream().map(value -> factor * value + origin).toList();
    Optional<ChartReading> plain = reading(values, FLOOR, Direction.LOWER_IS_BETTER);
    Optional<ChartReading> scaled = reading(mapped, factor * FLOOR, Direction.LOWER_IS_BETTER);
    assertThat(scaled.isPresent()).isEqualTo(plain.isPresent());
    if (plain.isPresent() && scaled.isPresent()) {
      double z = plain.get().z();
      // The origin may be 10 000 times the SD, which costs that many last places.
      assertThat(scaled.get().z()).isCloseTo(z, within(1e-8 * Math.max(1, Math.abs(z))));
      if (Math.abs(Math.abs(z) - 1) > 1e-6) {
        assertThat(scaled.get().position()).isEqualTo(plain.get().position());
      }
      assertThat(scaled.get().upperLimit())
          .isCloseTo(factor * plain.get().upperLimit() + origin, within(1e-6));
    }
  }

  @Property
  void theMirrorImageOfAChartReadsTheSameInTheOtherDirection(
      @ForAll("ratings") List<Double> values) {
    List<Double> mirrored = values.stream().map(value -> -value).toList();
    Optional<ChartReading> plain = reading(values, FLOOR, Direction.HIGHER_IS_BETTER);
    Optional<ChartReading> mirror = reading(mirrored, FLOOR, Direction.LOWER_IS_BETTER);
    assertThat(mirror.map(ChartReading::position)).isEqualTo(plain.map(ChartReading::position));
    assertThat(mirror.map(ChartReading::z)).isEqualTo(plain.map(reading -> 0 - reading.z()));
  }

  @Property
  void theDirectionNamesABreachAndNeverMakesOne(@ForAll("ratings") List<Double> values) {
    Optional<ChartPosition> higher = position(values, Direction.HIGHER_IS_BETTER);
    Optional<ChartPosition> lower = position(values, Direction.LOWER_IS_BETTER);
    Optional<ChartPosition> neutral = position(values, Direction.NEUTRAL);
    assertThat(lower)
        .isEqualTo(
            higher.map(
                position ->
                    switch (position) {
                      case ADVERSE -> ChartPosition.FAVORABLE;
                      case FAVORABLE -> ChartPosition.ADVERSE;
                      case IN_RANGE, NEUTRAL -> position;
                    }));
    assertThat(neutral.map(position -> position == ChartPosition.IN_RANGE))
        .isEqualTo(higher.map(position -> position == ChartPosition.IN_RANGE));
  }

  @Property
  void theLimitsNeverNarrowFromDayToDayAndStayBounded(@ForAll("ratings") List<Double> values) {
    double before = 0;
    ChartState state = EwmaChart.start();
    for (double value : values) {
      state = EwmaChart.add(state, value, FLOOR, SETTINGS);
      Optional<ChartReading> reading = EwmaChart.reading(state, Direction.NEUTRAL, SETTINGS);
      if (reading.isPresent()) {
        double half = (reading.get().upperLimit() - reading.get().lowerLimit()) / 2;
        assertThat(half).isGreaterThanOrEqualTo(before - 1e-12);
        // With φ at its largest: √(1/19 × 1.81/0.19 + 19/14) < 1.4.
        assertThat(half).isLessThan(1.4 * SETTINGS.limitWidth() * reading.get().sd());
        before = half;
      }
    }
  }

  @Property
  void aConstantSeriesNeverAlarms(@ForAll @DoubleRange(min = -1000, max = 1000) double value) {
    ChartState state = EwmaChart.start();
    for (int day = 0; day < 200; day++) {
      state = EwmaChart.add(state, value, FLOOR, SETTINGS);
      assertThat(
              EwmaChart.reading(state, Direction.LOWER_IS_BETTER, SETTINGS)
                  .map(ChartReading::position)
                  .orElse(ChartPosition.IN_RANGE))
          .isEqualTo(ChartPosition.IN_RANGE);
    }
  }

  @Property
  void theAverageStaysAmongTheValuesAndTheStateStaysSmall(@ForAll("ratings") List<Double> values) {
    ChartState state = EwmaChart.start();
    for (double value : values) {
      state = EwmaChart.add(state, value, FLOOR, SETTINGS);
    }
    assertThat(state.baselineValues())
        .isEqualTo(values.subList(0, Math.min(values.size(), SETTINGS.baselineDays())));
    assertThat(state.updates()).isEqualTo(Math.max(0, values.size() - SETTINGS.baselineDays()));
    if (state.ready()) {
      assertThat(state.ewma()).isBetween(-1e-9, 10 + 1e-9);
      assertThat(state.phi()).isBetween(0.0, SETTINGS.maxPhi());
      assertThat(state.sd()).isGreaterThanOrEqualTo(FLOOR);
    }
  }

  @Property
  void laterDaysNeverMoveTheBaseline(@ForAll("ratings") List<Double> values) {
    List<ChartState> ready = new ArrayList<>();
    ChartState state = EwmaChart.start();
    for (double value : values) {
      state = EwmaChart.add(state, value, FLOOR, SETTINGS);
      if (state.ready()) {
        ready.add(state);
      }
    }
    assertThat(ready)
        .allSatisfy(
            later -> {
              assertThat(later.mean()).isEqualTo(ready.get(0).mean());
              assertThat(later.sd()).isEqualTo(ready.get(0).sd());
              assertThat(later.phi()).isEqualTo(ready.get(0).phi());
            });
  }

  private static Optional<ChartReading> reading(
      List<Double> values, double floor, Direction direction) {
    ChartState state = EwmaChart.start();
    for (double value : values) {
      state = EwmaChart.add(state, value, floor, SETTINGS);
    }
    return EwmaChart.reading(state, direction, SETTINGS);
  }

  private static Optional<ChartPosition> position(List<Double> values, Direction direction) {
    return reading(values, FLOOR, direction).map(ChartReading::position);
  }

  /** Day values of a 0 to 10 rating, shorter and longer than the baseline. */
  @Provide
  static Arbitrary<List<Double>> ratings() {
    return Arbitraries.doubles().between(0, 10).ofScale(2).list().ofMinSize(10).ofMaxSize(60);
  }
}
