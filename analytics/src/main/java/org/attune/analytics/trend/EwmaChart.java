package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.analytics.metric.Direction;

/**
 * The personal control chart: an exponentially weighted moving average of day values against limits
 * drawn from the patient's own first days.
 *
 * <p>With baseline mean μ and standard deviation s of m days, and k days since:
 *
 * <pre>
 * z(0) = μ,  z(k) = λx + (1 − λ) z(k − 1)
 * limits  = μ ± L s √( λ/(2 − λ) (1 − (1 − λ)^2k) (1 + φ(1 − λ))/(1 − φ(1 − λ)) + (1 + φ)/((1 − φ) m) )
 * </pre>
 *
 * The first term is the textbook limit (Lucas and Saccucci 1990) widened for day-to-day
 * autocorrelation φ; the second is how uncertain μ itself is after m such days. Without them two
 * weeks of baseline alarm several times as often as the textbook promises: see {@code
 * docs/CLINICAL.md} for the figures.
 *
 * <p>Only days with a value are added: silence moves nothing. Same states and days give the same
 * doubles on every machine.
 */
public final class EwmaChart {

  private EwmaChart() {}

  /** A chart that has seen nothing. */
  public static ChartState start() {
    return new ChartState(List.of(), false, 0, 0, 0, 0, 0);
  }

  /**
   * Adds the next valid day; days come in calendar order.
   *
   * @param dayValue the day's value, in the metric's unit
   * @param sdFloor least baseline standard deviation, in the metric's unit, greater than 0
   * @throws IllegalArgumentException if the value is not finite or the floor not positive
   */
  public static ChartState add(
      ChartState state, double dayValue, double sdFloor, ChartSettings settings) {
    if (!Double.isFinite(dayValue) || !(sdFloor > 0)) {
      throw new IllegalArgumentException("a chart takes finite values and a positive floor");
    }
    if (state.ready()) {
      double ewma = settings.lambda() * dayValue + (1 - settings.lambda()) * state.ewma();
      return new ChartState(
          state.baselineValues(),
          true,
          state.mean(),
          state.sd(),
          state.phi(),
          ewma,
          state.updates() + 1);
    }
    List<Double> values = new ArrayList<>(state.baselineValues());
    values.add(dayValue);
    List<Double> baseline = List.copyOf(values);
    if (baseline.size() < settings.baselineDays()) {
      return new ChartState(baseline, false, 0, 0, 0, 0, 0);
    }
    double mean = mean(baseline);
    double sd = Math.max(sampleSd(baseline, mean), sdFloor);
    return new ChartState(baseline, true, mean, sd, phi(baseline, mean, settings), mean, 0);
  }

  /**
   * The chart after its last day; empty until the baseline is complete. On the baseline's last day
   * the average is the mean, so the reading is in range.
   */
  public static Optional<ChartReading> reading(
      ChartState state, Direction direction, ChartSettings settings) {
    if (!state.ready()) {
      return Optional.empty();
    }
    double half = halfWidth(state, settings);
    double z = (state.ewma() - state.mean()) / half;
    double usual = settings.usualWidth() * state.sd();
    return Optional.of(
        new ChartReading(
            state.ewma(),
            state.mean(),
            state.sd(),
            state.mean() - half,
            state.mean() + half,
            state.mean() - usual,
            state.mean() + usual,
            z,
            position(z, direction)));
  }

  private static double halfWidth(ChartState state, ChartSettings settings) {
    double lambda = settings.lambda();
    double phi = state.phi();
    double decay = 1 - lambda;
    double average =
        lambda
            / (2 - lambda)
            // StrictMath: Math.pow may differ in the last bit from machine to machine.
            * (1 - StrictMath.pow(decay, 2.0 * state.updates()))
            * (1 + phi * decay)
            / (1 - phi * decay);
    double center = (1 + phi) / ((1 - phi) * state.baselineValues().size());
    return settings.limitWidth() * state.sd() * Math.sqrt(average + center);
  }

  private static ChartPosition position(double z, Direction direction) {
    if (Math.abs(z) < 1) {
      return ChartPosition.IN_RANGE;
    }
    return switch (direction) {
      case HIGHER_IS_BETTER -> z > 0 ? ChartPosition.FAVORABLE : ChartPosition.ADVERSE;
      case LOWER_IS_BETTER -> z > 0 ? ChartPosition.ADVERSE : ChartPosition.FAVORABLE;
      case NEUTRAL -> ChartPosition.NEUTRAL;
    };
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  private static double sampleSd(List<Double> values, double mean) {
    return Math.sqrt(squares(values, mean) / (values.size() - 1));
  }

  /**
   * Lag-1 autocorrelation of the baseline, drawn towards the settings' value: fourteen days
   * estimate it with a standard error near 0.27, too coarse to be used as seen.
   */
  private static double phi(List<Double> values, double mean, ChartSettings settings) {
    double products = 0;
    for (int day = 1; day < values.size(); day++) {
      products += (values.get(day - 1) - mean) * (values.get(day) - mean);
    }
    double squares = squares(values, mean);
    double seen = squares > 0 ? products / squares : 0;
    double drawn = seen + settings.phiShrinkage() * (settings.shrunkPhi() - seen);
    return Math.min(Math.max(drawn, 0), settings.maxPhi());
  }

  private static double squares(List<Double> values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
