package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.attune.analytics.metric.Direction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EwmaChartTest {

  /** Small enough to follow by hand. */
  private static final ChartSettings SMALL = new ChartSettings(4, 0.5, 3, 0.33, 0.5, 0.9, 2);

  @Test
  void aChartLearnsUntilItsBaselineIsComplete() {
    ChartState state = EwmaChart.start();
    for (double value : List.of(1.0, 2.0, 3.0)) {
      state = EwmaChart.add(state, value, 0.1, SMALL);
      assertThat(state.ready()).isFalse();
      assertThat(EwmaChart.reading(state, Direction.NEUTRAL, SMALL)).isEmpty();
    }
    assertThat(state.baselineValues()).containsExactly(1.0, 2.0, 3.0);
  }

  /**
   * Baseline 1, 2, 3, 4: mean 2.5; SD √(5/3); autocorrelation (0.75 − 0.25 + 0.75)/5 = 0.25, half
   * way to 0.33 = 0.29.
   */
  @Test
  void theBaselineIsItsMeanSampleSdAndShrunkAutocorrelation() {
    ChartState state = chart(SMALL, 0.1, 1, 2, 3, 4);
    assertThat(state.ready()).isTrue();
    assertThat(state.mean()).isEqualTo(2.5);
    assertThat(state.sd()).isCloseTo(1.2909944487358056, within(1e-15));
    assertThat(state.phi()).isCloseTo(0.29, within(1e-15));
    assertThat(state.ewma()).isEqualTo(2.5);
    assertThat(state.updates()).isZero();
  }

  /**
   * Then 6.5: average 0.5 × 6.5 + 0.5 × 2.5 = 4.5; limits 3 × 1.290994 × √(0.5/1.5 × 0.75 ×
   * 1.145/0.855 + 1.29/(0.71 × 4)) = 3.440249 either side of 2.5.
   */
  @Test
  void theFirstDayAfterTheBaselineMovesTheAverageWithinWideLimits() {
    ChartState state = chart(SMALL, 0.1, 1, 2, 3, 4, 6.5);
    ChartReading reading = EwmaChart.reading(state, Direction.LOWER_IS_BETTER, SMALL).orElseThrow();
    assertThat(reading.ewma()).isEqualTo(4.5);
    assertThat(reading.upperLimit()).isCloseTo(2.5 + 3.4402485529757216, within(1e-12));
    assertThat(reading.lowerLimit()).isCloseTo(2.5 - 3.4402485529757216, within(1e-12));
    assertThat(reading.z()).isCloseTo(0.5813533438652432, within(1e-12));
    assertThat(reading.usualLow()).isCloseTo(2.5 - 2 * 1.2909944487358056, within(1e-12));
    assertThat(reading.usualHigh()).isCloseTo(2.5 + 2 * 1.2909944487358056, within(1e-12));
    assertThat(reading.position()).isEqualTo(ChartPosition.IN_RANGE);
    assertThat(state.updates()).isEqualTo(1);
  }

  @Test
  void theBaselinesLastDayReadsInRange() {
    ChartState state = chart(SMALL, 0.1, 1, 2, 3, 4);
    ChartReading reading = EwmaChart.reading(state, Direction.LOWER_IS_BETTER, SMALL).orElseThrow();
    assertThat(reading.z()).isZero();
    assertThat(reading.position()).isEqualTo(ChartPosition.IN_RANGE);
  }

  /** Constant answers: SD 0.1 (the floor), autocorrelation half of 0.33; half width 0.094655. */
  @Test
  void aConstantBaselineIsJudgedByTheFloor() {
    ChartState state = EwmaChart.start();
    for (double value : Collections.nCopies(14, 5.0)) {
      state = EwmaChart.add(state, value, 0.1, ChartSettings.DEFAULT);
    }
    assertThat(state.sd()).isEqualTo(0.1);
    assertThat(state.phi()).isCloseTo(0.165, within(1e-15));
    ChartState same = EwmaChart.add(state, 5, 0.1, ChartSettings.DEFAULT);
    ChartReading reading =
        EwmaChart.reading(same, Direction.HIGHER_IS_BETTER, ChartSettings.DEFAULT).orElseThrow();
    assertThat(reading.upperLimit() - reading.mean()).isCloseTo(0.09465494160991234, within(1e-12));
    assertThat(reading.position()).isEqualTo(ChartPosition.IN_RANGE);
  }

  @ParameterizedTest
  @CsvSource({
    "panic-attacks, 0, 2, 1, IN_RANGE",
    "panic-attacks, 0, 3, 1, ADVERSE",
    "medication-taken, 1, 0, 2, IN_RANGE",
    "medication-taken, 1, 0, 3, ADVERSE",
  })
  void afterIdenticalDaysTheCataloguesFloorSetsHowMuchIsAChange(
      String id, double usual, double then, int days, ChartPosition position) {
    Metric metric = MetricCatalog.find(id).orElseThrow();
    ChartState state = EwmaChart.start();
    for (double value : Collections.nCopies(14, usual)) {
      state = EwmaChart.add(state, value, metric.sdFloor(), ChartSettings.DEFAULT);
    }
    for (double value : Collections.nCopies(days, then)) {
      state = EwmaChart.add(state, value, metric.sdFloor(), ChartSettings.DEFAULT);
    }
    assertThat(EwmaChart.reading(state, metric.direction(), ChartSettings.DEFAULT))
        .map(ChartReading::position)
        .contains(position);
  }

  @Test
  void autocorrelationIsNeverNegativeNorNearOne() {
    assertThat(chart(SMALL, 0.1, 1, 9, 1, 9).phi()).isZero();
    ChartSettings asSeen = new ChartSettings(14, 0.1, 2.814, 0.33, 0, 0.3, 2);
    assertThat(chart(asSeen, 0.1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9).phi()).isEqualTo(0.3);
  }

  @ParameterizedTest
  @CsvSource({
    "HIGHER_IS_BETTER, 100, FAVORABLE",
    "HIGHER_IS_BETTER, -100, ADVERSE",
    "LOWER_IS_BETTER, 100, ADVERSE",
    "LOWER_IS_BETTER, -100, FAVORABLE",
    "NEUTRAL, 100, NEUTRAL",
    "NEUTRAL, -100, NEUTRAL",
  })
  void aBreachIsReadInTheMetricsDirection(
      Direction direction, double value, ChartPosition position) {
    ChartState state = chart(SMALL, 0.1, 1, 2, 3, 4, value);
    assertThat(EwmaChart.reading(state, direction, SMALL).orElseThrow().position())
        .isEqualTo(position);
  }

  @Test
  void aDayThatReachesTheLimitExactlyIsABreach() {
    ChartState state = new ChartState(List.of(1.0, 2.0, 3.0, 4.0), true, 2.5, 1, 0, 2.5, 0);
    double limit = EwmaChart.reading(state, Direction.NEUTRAL, SMALL).orElseThrow().upperLimit();
    ChartState reached =
        new ChartState(state.baselineValues(), true, 2.5, 1, 0, limit, state.updates());
    assertThat(limit).isEqualTo(4.0);
    assertThat(
            EwmaChart.reading(reached, Direction.LOWER_IS_BETTER, SMALL).orElseThrow().position())
        .isEqualTo(ChartPosition.ADVERSE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aValueThatIsNoNumberIsRefused(double value) {
    ChartState state = EwmaChart.start();
    assertThatThrownBy(() -> EwmaChart.add(state, value, 0.1, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aFloorThatIsNotPositiveIsRefused(double floor) {
    ChartState state = EwmaChart.start();
    assertThatThrownBy(() -> EwmaChart.add(state, 1, floor, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ChartState chart(ChartSettings settings, double sdFloor, double... values) {
    ChartState state = EwmaChart.start();
    for (double value : values) {
      state = EwmaChart.add(state, value, sdFloor, settings);
    }
    return state;
  }
}
