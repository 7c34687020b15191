package org.attune.analytics.trend.change;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.metric.Direction;

/**
 * One metric of one patient against the patient's own baseline, as a fold over valid days in
 * calendar order:
 *
 * <pre>
 * state = PersonalChart.add(state, DayValue.of(epochDay, value), metric.sdFloor(), settings);
 * reading = PersonalChart.reading(state, epochDay, metric, settings);
 * </pre>
 *
 * A day without a value is not added: the chart stands still, and {@link #reading} of a later day
 * says how old it is. {@link #add} is cheap; {@link #reading} costs a few hundred comparisons, so
 * take it only of days that are shown. The same days give the same doubles on every machine.
 *
 * <p>The average and its limits do not depend on how many days are missing between two valid ones;
 * slopes, robust z, variability and early warning look at calendar days.
 */
public final class PersonalChart {
  /** Today and the 28 days before it. */
  private static final int RECENT = RobustZ.DAYS + 1;

  private static final int WEEK = 7;

  private PersonalChart() {}

  /**
   * Adds the next valid day.
   *
   * @param sdFloor least baseline standard deviation, in the metric's unit, greater than 0
   * @throws IllegalArgumentException if the value is not finite, the floor not positive, or the day
   *     not after the last one
   */
  public static PersonalState add(
      PersonalState state, DayValue day, double sdFloor, ChangeSettings settings) {
    if (!Double.isFinite(day.value()) || !(sdFloor > 0)) {
      throw new IllegalArgumentException("a chart takes finite values and a positive floor");
    }
    if (day.epochDay() <= state.lastDay()) {
      throw new IllegalArgumentException("a chart takes days in calendar order");
    }
    List<Integer> recentDays = appended(state.recentDays(), day.epochDay());
    List<Double> recentValues = appended(state.recentValues(), day.value());
    PersonalState seen =
        new PersonalState(
            day.epochDay(),
            state.learnFrom(),
            state.baselineDays(),
            state.baselineValues(),
            state.baseline(),
            state.admission(),
            state.ewma(),
            state.updates(),
            state.cusum(),
            state.variability(),
            weekdays(state.weekdays(), day, recentValues),
            state.weekdays().effect(day.weekday(), settings),
            recentDays,
            recentValues);
    if (state.ready()) {
      return chart(seen, sdFloor, settings);
    }
    return day.epochDay() < state.learnFrom() ? seen : learn(seen, day, sdFloor, settings);
  }

  /**
   * Learns the baseline anew from a day on, as after a change of treatment. The admission baseline
   * stays, and so does every alert: a new baseline says what is usual from now on, not that all is
   * well.
   *
   * @param fromDay first day that may enter the new baseline, since 1970-01-01
   */
  public static PersonalState rebaseline(PersonalState state, int fromDay) {
    return new PersonalState(
        state.lastDay(),
        fromDay,
        List.of(),
        List.of(),
        Baseline.NONE,
        state.admission(),
        0,
        0,
        Cusum.START,
        Variability.START,
        state.weekdays(),
        state.lastEffect(),
        state.recentDays(),
        state.recentValues());
  }

  /** The reading without a population start. */
  public static PersonalReading reading(
      PersonalState state,
      int epochDay,
      Direction direction,
      double sdFloor,
      ChangeSettings settings) {
    return reading(state, epochDay, direction, sdFloor, PopulationStart.NONE, settings);
  }

  /**
   * The metric as read on a day.
   *
   * @param epochDay the day read: the last day added, or a later one without data
   * @param direction which way is better
   * @param sdFloor least standard deviation, in the metric's unit, greater than 0
   * @param start what is usual for people, for the days before the baseline is complete
   */
  public static PersonalReading reading(
      PersonalState state,
      int epochDay,
      Direction direction,
      double sdFloor,
      PopulationStart start,
      ChangeSettings settings) {
    boolean ready = state.ready();
    Baseline baseline =
        ready
            ? state.baseline()
            : Baseline.of(state.baselineDays(), state.baselineValues(), sdFloor, start, settings);
    boolean seen = !state.recentDays().isEmpty();
    int since = seen ? epochDay - state.lastDay() : 0;
    double adjusted = seen ? state.lastAdjusted() : 0;
    double half =
        ready
            ? settings.limitWidth()
                * baseline.sd()
                * EwmaError.of(settings.lambda(), settings.phi(), state.updates(), baseline.days())
            : 0;
    double z = ready ? (state.ewma() - baseline.mean()) / half : 0;
    double errors = z * settings.limitWidth();
    double usual = settings.usualWidth() * baseline.sd();
    return new PersonalReading(
        baseline,
        state.admission(),
        !ready,
        since,
        since > settings.staleDays(),
        adjusted,
        state.lastEffect(),
        ready ? (adjusted - baseline.mean()) / baseline.sd() : 0,
        state.ewma(),
        ready ? baseline.mean() - half : 0,
        ready ? baseline.mean() + half : 0,
        baseline.mean() - usual,
        baseline.mean() + usual,
        errors,
        z,
        towardsWorse(direction, errors),
        state.cusum(),
        state.cusum().up() >= settings.cusumLimit(),
        state.cusum().down() >= settings.cusumLimit(),
        state.variability().reading(settings),
        slope(state, epochDay, WEEK),
        slope(state, epochDay, 2 * WEEK),
        robustZ(state, sdFloor),
        EarlyWarning.of(since(state, epochDay - EarlyWarning.DAYS, 0)));
  }

  /** A figure whose plus means higher, with the sign that makes plus mean worse; 0 if neither. */
  static double towardsWorse(Direction direction, double figure) {
    return switch (direction) {
      case LOWER_IS_BETTER -> figure;
      case HIGHER_IS_BETTER -> 0 - figure;
      case NEUTRAL -> 0;
    };
  }

  private static PersonalState learn(
      PersonalState state, DayValue day, double sdFloor, ChangeSettings settings) {
    List<Integer> days = new ArrayList<>(state.baselineDays());
    List<Double> values = new ArrayList<>(state.baselineValues());
    days.add(day.epochDay());
    values.add(day.value());
    Baseline baseline = Baseline.of(days, values, sdFloor, PopulationStart.NONE, settings);
    boolean complete = baseline.complete();
    return new PersonalState(
        state.lastDay(),
        state.learnFrom(),
        List.copyOf(days),
        List.copyOf(values),
        baseline,
        complete && !state.admission().complete() ? baseline : state.admission(),
        complete ? baseline.mean() : 0,
        0,
        Cusum.START,
        complete ? Variability.of(days, values, sdFloor) : Variability.START,
        state.weekdays(),
        state.lastEffect(),
        state.recentDays(),
        state.recentValues());
  }

  private static PersonalState chart(PersonalState state, double sdFloor, ChangeSettings settings) {
    Baseline baseline = state.baseline();
    double adjusted = state.lastAdjusted();
    return new PersonalState(
        state.lastDay(),
        state.learnFrom(),
        state.baselineDays(),
        state.baselineValues(),
        baseline,
        state.admission(),
        settings.lambda() * adjusted + (1 - settings.lambda()) * state.ewma(),
        state.updates() + 1,
        state.cusum().add((adjusted - baseline.mean()) / baseline.sd(), settings),
        state.variability().add(state.recentDays(), state.recentValues(), sdFloor, settings),
        state.weekdays(),
        state.lastEffect(),
        state.recentDays(),
        state.recentValues());
  }

  private static WeekdayEffects weekdays(
      WeekdayEffects weekdays, DayValue day, List<Double> recentValues) {
    int count = recentValues.size();
    if (count < WEEK) {
      return weekdays;
    }
    double week = 0;
    for (double value : recentValues.subList(count - WEEK, count)) {
      week += value / WEEK;
    }
    return weekdays.with(day.weekday(), day.value() - week);
  }

  private static <T> List<T> appended(List<T> recent, T newest) {
    List<T> appended = new ArrayList<>(recent);
    appended.add(newest);
    return List.copyOf(appended.subList(Math.max(0, appended.size() - RECENT), appended.size()));
  }

  private static Slope slope(PersonalState state, int epochDay, int days) {
    double[] values = since(state, epochDay - days, 0);
    int[] at = new int[values.length];
    int skipped = state.recentDays().size() - values.length;
    for (int i = 0; i < at.length; i++) {
      at[i] = state.recentDays().get(skipped + i);
    }
    return TheilSen.of(at, values);
  }

  private static RobustZ robustZ(PersonalState state, double sdFloor) {
    int count = state.recentValues().size();
    if (count == 0) {
      return new RobustZ(0, 0, false);
    }
    double[] before = since(state, state.lastDay() - RobustZ.DAYS - 1, 1);
    return RobustZ.of(state.recentValues().get(count - 1), before, sdFloor);
  }

  /** Values of the days after one, without the last few. */
  private static double[] since(PersonalState state, int afterDay, int withoutLast) {
    int from = 0;
    int through = Math.max(0, state.recentDays().size() - withoutLast);
    while (from < through && state.recentDays().get(from) <= afterDay) {
      from++;
    }
    double[] values = new double[through - from];
    for (int i = 0; i < values.length; i++) {
      values[i] = state.recentValues().get(from + i);
    }
    return values;
  }
}
