package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small statistics, against figures worked out by hand or taken from the literature. */
final class StatisticsTest {
  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;

  @Test
  void theMedianIsTheMiddleValueOrTheMeanOfTheTwo() {
    assertThat(OrderStatistics.median(new double[] {9, 1, 4})).isEqualTo(4);
    assertThat(OrderStatistics.median(new double[] {9, 1, 4, 6})).isEqualTo(5);
    assertThat(OrderStatistics.median(new double[] {})).isNaN();
  }

  /** Distances from the median 2: 1, 1, 0, 0, 2, 4, 7; their median is 1. */
  @Test
  void theMadIsTheMedianDistanceFromTheMedian() {
    assertThat(OrderStatistics.mad(new double[] {1, 1, 2, 2, 4, 6, 9}, 2)).isEqualTo(1);
  }

  /** λ 0.5, φ 0.29, one day after four: √(1/3 × 0.75 × 1.145/0.855 + 1.29/(0.71 × 4)). */
  @Test
  void theErrorOfAnAverageCountsAutocorrelationAndTheShortBaseline() {
    assertThat(EwmaError.of(0.5, 0.29, 1, 4)).isCloseTo(0.8882686, within(1e-6));
    assertThat(EwmaError.of(0.5, 0, 0, 4)).isEqualTo(0.5);
  }

  @Test
  void theTextbooksLimitIsWhatIsLeftWithoutAutocorrelationAfterALongBaseline() {
    assertThat(EwmaError.of(0.1, 0, 1_000, Integer.MAX_VALUE))
        .isCloseTo(Math.sqrt(0.1 / 1.9), within(1e-8));
  }

  @Test
  void aCusumForgivesItsSlackAndSignalsAShiftThatStays() {
    Cusum cusum = Cusum.START;
    for (int day = 0; day < 100; day++) {
      cusum = cusum.add(0.5, SETTINGS);
    }
    assertThat(cusum).isEqualTo(Cusum.START);
    int days = 0;
    while (cusum.up() < SETTINGS.cusumLimit()) {
      cusum = cusum.add(1.5, SETTINGS);
      days++;
    }
    assertThat(days).isEqualTo(5);
    assertThat(cusum.down()).isZero();
  }

  @Test
  void aCusumStartsAgainAfterItSignalled() {
    Cusum signalling = new Cusum(5.2, 0);
    assertThat(signalling.add(1.5, SETTINGS).up()).isEqualTo(1);
    assertThat(signalling.add(-1.5, SETTINGS)).isEqualTo(new Cusum(0, 1));
  }

  @Test
  void aStraightLineHasItsSlopeAndNoDoubt() {
    Slope slope = TheilSen.of(new int[] {1, 2, 3, 5, 9}, new double[] {2, 4, 6, 10, 18});
    assertThat(slope).isEqualTo(new Slope(2, 2, 2, 5, true));
  }

  @Test
  void oneStrangeDayHardlyMovesASlope() {
    int[] days = IntStream.range(0, 14).toArray();
    double[] values = Arrays.stream(days).mapToDouble(day -> 0.1 * day).toArray();
    values[6] = 50;
    Slope slope = TheilSen.of(days, values);
    assertThat(slope.perDay()).isCloseTo(0.1, within(1e-12));
    assertThat(slope.lower()).isCloseTo(0.1, within(1e-12));
  }

  /**
   * Six points, 15 slopes, √(6 × 5 × 17/18) × 1.96 = 10.4: the interval runs from rank ⌊(15 −
   * 10.4)/2⌋ = 2 to rank 14.
   */
  @Test
  void theIntervalOfASlopeIsReadFromTheRanksOfTheSlopes() {
    int[] days = {0, 1, 2, 3, 4, 5};
    double[] values = {0, 3, 1, 6, 2, 8};
    double[] slopes =
        IntStream.range(0, 6)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(i + 1, 6)
                        .mapToDouble(j -> (values[j] - values[i]) / (days[j] - days[i])))
            .sorted()
            .toArray();
    Slope slope = TheilSen.of(days, values);
    assertThat(slope.lower()).isEqualTo(slopes[1]);
    assertThat(slope.upper()).isEqualTo(slopes[13]);
    assertThat(slope.perDay()).isEqualTo(slopes[7]);
  }

  @Test
  void fourDaysHaveNoSlope() {
    assertThat(TheilSen.of(new int[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}).enough()).isFalse();
  }

  @Test
  void kendallsTauRunsFromFallingToRising() {
    assertThat(KendallTau.ofTrend(new double[] {1, 2, 3, 4})).isEqualTo(1);
    assertThat(KendallTau.ofTrend(new double[] {4, 3, 2, 1})).isEqualTo(-1);
    assertThat(KendallTau.ofTrend(new double[] {1, 3, 2})).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void anEarlyWarningNeedsThreeOfFourWeeks() {
    assertThat(EarlyWarning.of(new double[20]).enough()).isFalse();
    assertThat(EarlyWarning.of(new double[21]).enough()).isTrue();
  }

  @Test
  void swingsThatGrowRaiseTheVarianceAndSwingsThatAlternateLowerTheAutocorrelation() {
    double[] growing =
        IntStream.range(0, 28).mapToDouble(day -> (day % 2 == 0 ? 1 : -1) * day).toArray();
    EarlyWarning warning = EarlyWarning.of(growing);
    assertThat(warning.varianceTau()).isEqualTo(1);
    assertThat(warning.autocorrelation()).isLessThan(-0.8);
  }

  @Test
  void aStraightTrendIsNoEarlyWarning() {
    double[] line = IntStream.range(0, 28).mapToDouble(day -> 3 + 0.2 * day).toArray();
    assertThat(EarlyWarning.of(line).variance()).isCloseTo(0, within(1e-18));
  }

  /** Median 5, MAD 1: 8 is 3/1.4826 robust standard deviations above. */
  @Test
  void aRobustZIsMeasuredAgainstMedianAndMad() {
    double[] before = {4, 6, 4, 6, 5, 5, 4, 6, 5, 500};
    assertThat(RobustZ.of(8, before, 0.1).z()).isCloseTo(3 / 1.4826, within(1e-12));
    assertThat(RobustZ.of(8, before, 0.1).enough()).isTrue();
    assertThat(RobustZ.of(8, Arrays.copyOf(before, 9), 0.1)).isEqualTo(new RobustZ(0, 9, false));
  }

  @Test
  void aRobustZOfIdenticalDaysIsJudgedByTheFloor() {
    double[] same = new double[12];
    assertThat(RobustZ.of(1, same, 0.5).z()).isEqualTo(2);
  }

  @Test
  void weekdaysAreLearntSlowlyAndCancelOutOverAWeek() {
    WeekdayEffects effects = WeekdayEffects.NONE;
    for (int week = 0; week < 4; week++) {
      assertThat(effects.effect(7, SETTINGS)).isZero();
      for (int weekday = 1; weekday <= 7; weekday++) {
        effects = effects.with(weekday, weekday == 7 ? 6 : -1);
      }
    }
    WeekdayEffects learnt = effects;
    // Four Sundays of +6 against twelve of no effect: a quarter.
    assertThat(learnt.effect(7, SETTINGS)).isCloseTo(1.5, within(1e-12));
    assertThat(IntStream.rangeClosed(1, 7).mapToDouble(day -> learnt.effect(day, SETTINGS)).sum())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void aBaselineHasRobustFiguresBesideThePlainOnes() {
    Baseline baseline =
        Baseline.of(
            List.of(3, 4, 5, 9), List.of(1.0, 2.0, 3.0, 10.0), 0.1, PopulationStart.NONE, SETTINGS);
    assertThat(baseline.mean()).isEqualTo(4);
    assertThat(baseline.sd()).isCloseTo(Math.sqrt(50 / 3.0), within(1e-12));
    assertThat(baseline.median()).isEqualTo(2.5);
    assertThat(baseline.mad()).isEqualTo(1);
    assertThat(baseline.fromDay()).isEqualTo(3);
    assertThat(baseline.throughDay()).isEqualTo(9);
    assertThat(baseline.complete()).isFalse();
  }

  @Test
  void aPopulationStartFadesAndIsGoneWhenTheBaselineIsComplete() {
    PopulationStart start = new PopulationStart(5, 2, 7);
    double before = 5;
    for (int count = 0; count <= SETTINGS.baselineDays(); count++) {
      List<Integer> days = IntStream.range(0, count).boxed().toList();
      List<Double> values = days.stream().map(day -> 9.0).toList();
      Baseline baseline = Baseline.of(days, values, 0.1, start, SETTINGS);
      assertThat(baseline.known()).isTrue();
      assertThat(baseline.mean()).isGreaterThanOrEqualTo(before);
      before = baseline.mean();
    }
    assertThat(before).isEqualTo(9);
    assertThat(Baseline.of(List.of(), List.of(), 0.1, start, SETTINGS).mean()).isEqualTo(5);
    assertThat(Baseline.of(List.of(), List.of(), 0.1, PopulationStart.NONE, SETTINGS).known())
        .isFalse();
  }

  @Test
  void aDayKnowsItsWeekday() {
    // 2026-03-01 was a Sunday.
    assertThat(DayValue.of(20_513, 1).weekday()).isEqualTo(7);
    assertThat(DayValue.of(20_514, 1).weekday()).isEqualTo(1);
    assertThat(DayValue.of(0, 1).weekday()).isEqualTo(4);
    assertThat(DayValue.of(-1, 1).weekday()).isEqualTo(3);
  }
}
