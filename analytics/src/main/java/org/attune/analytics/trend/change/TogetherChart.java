package org.attune.analytics.trend.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.metric.Direction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.metric.MetricKind;

/**
 * The ratings of one patient taken together: the mean of their deviations from their own baselines,
 * in standard deviations towards worse, on a moving average with a baseline of its own. Several
 * ratings that move a little the same way are more believable than one that moves a lot, and how
 * much they usually move together is learnt from the patient.
 *
 * <p>A fold over days in calendar order, after the day's values were added to the ratings' own
 * charts:
 *
 * <pre>
 * together = TogetherChart.add(together, epochDay, charts, settings);
 * reading = TogetherChart.reading(together, settings);
 * </pre>
 *
 * It is ready on the first day when every rating in use (answered on one of the last seven days on
 * which any was, and half a baseline gathered) has its baseline, and there are two or more of them;
 * its own baseline is those baselines' days on which at least half of them were answered. Its
 * members then stay: a rating introduced later joins when a baseline is learnt anew. When a member
 * loses its baseline, so does this chart.
 */
public final class TogetherChart {
  private static final int LEAST_MEMBERS = 2;

  /**
   * Least standard deviation of the mean: about that of ten unrelated ratings. Keeps a patient
   * whose ratings cancel out for two weeks from alarming on the first day they do not.
   */
  private static final double SD_FLOOR = 0.3;

  private TogetherChart() {}

  /** Whether a metric is one of the ratings: a self-report on a scale that has a better side. */
  public static boolean takes(Metric metric) {
    return metric.family() == MetricFamily.SELF_REPORT
        && metric.kind() == MetricKind.RATING
        && metric.unit().equals("{score}")
        && metric.direction() != Direction.NEUTRAL;
  }

  /**
   * Adds a day on which anything was rated.
   *
   * @param epochDay the day, since 1970-01-01
   * @param charts the patient's charts through that day by metric id; what is not a rating is
   *     passed over, so all of them may be given
   * @throws IllegalArgumentException if the day is not after the last one
   */
  public static TogetherState add(
      TogetherState state,
      int epochDay,
      Map<String, PersonalState> charts,
      ChangeSettings settings) {
    if (state.ready()) {
      return update(state, epochDay, charts, settings);
    }
    return start(epochDay, charts, settings);
  }

  /** The reading after the last day added; empty until ready. */
  public static Optional<TogetherReading> reading(TogetherState state, ChangeSettings settings) {
    if (!state.ready()) {
      return Optional.empty();
    }
    double error =
        state.sd()
            * EwmaError.of(
                settings.lambda(), settings.phi(), state.updates(), state.baselineDays());
    double worse = (state.ewma() - state.mean()) / error;
    return Optional.of(
        new TogetherReading(
            state.members().size(),
            state.value(),
            state.mean(),
            state.sd(),
            state.ewma(),
            state.mean() + settings.togetherWidth() * error,
            worse,
            worse >= settings.togetherWidth()));
  }

  private static TogetherState update(
      TogetherState state,
      int epochDay,
      Map<String, PersonalState> charts,
      ChangeSettings settings) {
    if (epochDay <= state.lastDay()) {
      throw new IllegalArgumentException("a chart takes days in calendar order");
    }
    double sum = 0;
    int answered = 0;
    for (String member : state.members()) {
      PersonalState chart = charts.get(member);
      if (chart == null || !chart.ready()) {
        return start(epochDay, charts, settings);
      }
      if (chart.lastDay() == epochDay) {
        sum += deviation(member, chart, chart.lastAdjusted());
        answered++;
      }
    }
    if (2 * answered < state.members().size()) {
      return state;
    }
    double value = sum / answered;
    return new TogetherState(
        state.members(),
        state.baselineDays(),
        state.mean(),
        state.sd(),
        epochDay,
        value,
        settings.lambda() * value + (1 - settings.lambda()) * state.ewma(),
        state.updates() + 1);
  }

  /** The chart at the end of its baseline, or nothing yet. */
  private static TogetherState start(
      int epochDay, Map<String, PersonalState> charts, ChangeSettings settings) {
    TreeMap<String, PersonalState> ratings = new TreeMap<>(charts);
    ratings.keySet().removeIf(id -> MetricCatalog.find(id).filter(TogetherChart::takes).isEmpty());
    int inUseSince = inUseSince(ratings.values(), settings);
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, PersonalState> rating : ratings.entrySet()) {
      PersonalState chart = rating.getValue();
      if (2 * chart.baselineDays().size() >= settings.baselineDays()
          && chart.lastDay() >= inUseSince) {
        if (!chart.ready()) {
          return TogetherState.START;
        }
        members.add(rating.getKey());
      }
    }
    if (members.size() < LEAST_MEMBERS) {
      return TogetherState.START;
    }
    double[] baseline = baseline(members, charts);
    if (2 * baseline.length < settings.baselineDays()) {
      return TogetherState.START;
    }
    double mean = Moments.mean(baseline);
    return new TogetherState(
        List.copyOf(members),
        baseline.length,
        mean,
        Math.max(Moments.sd(baseline), SD_FLOOR),
        epochDay,
        baseline[baseline.length - 1],
        mean,
        0);
  }

  /**
   * A rating answered on this day or later is in use: the seventh last of the days on which any was
   * answered. Not a date: after a silence of the patient all ratings are as much in use as before.
   */
  private static int inUseSince(Collection<PersonalState> ratings, ChangeSettings settings) {
    TreeSet<Integer> rated = new TreeSet<>();
    ratings.forEach(rating -> rated.addAll(rating.recentDays()));
    return rated.stream()
        .skip(Math.max(0, rated.size() - settings.staleDays()))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** Mean deviations of the baseline days on which at least half the members were answered. */
  private static double[] baseline(List<String> members, Map<String, PersonalState> charts) {
    Map<Integer, List<Double>> deviations = new TreeMap<>();
    for (String member : members) {
      PersonalState chart = charts.getOrDefault(member, PersonalState.START);
      for (int i = 0; i < chart.baselineDays().size(); i++) {
        deviations
            .computeIfAbsent(chart.baselineDays().get(i), day -> new ArrayList<>())
            .add(deviation(member, chart, chart.baselineValues().get(i)));
      }
    }
    return deviations.values().stream()
        .filter(day -> 2 * day.size() >= members.size())
        .mapToDouble(day -> Moments.mean(day.stream().mapToDouble(Double::doubleValue).toArray()))
        .toArray();
  }

  private static double deviation(String metric, PersonalState chart, double value) {
    Direction direction = MetricCatalog.find(metric).orElseThrow().direction();
    double above = (value - chart.baseline().mean()) / chart.baseline().sd();
    return PersonalChart.towardsWorse(direction, above);
  }
}
