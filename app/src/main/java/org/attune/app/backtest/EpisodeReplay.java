package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertFold;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.alert.AlertResult;
import org.attune.analytics.alert.AlertState;
import org.attune.analytics.alert.Detection;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.trend.InMemoryDayStore;
import org.attune.analytics.trend.TrendFold;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.change.ChangeSettings;

/**
 * Folds day values of one person through the trend and the alert fold, as the jobs would on the
 * evening of each day, and keeps what was published.
 */
final class EpisodeReplay {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final String PERSON = "person";

  private EpisodeReplay() {}

  /**
   * What an alert said on a day.
   *
   * @param epochDay days since 1970-01-01
   * @param opened true when its episode opened that day
   * @param spoke true when it opened or grew that day
   * @param alert as published
   */
  record Told(int epochDay, boolean opened, boolean spoke, Alert alert) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Told[redacted]";
    }
  }

  /**
   * Everything that was published of open episodes, by day.
   *
   * @param values by metric id and local day
   * @param plan what is watched
   */
  static List<Told> told(
      Map<String, ? extends NavigableMap<Integer, Double>> values, MonitoringPlan plan) {
    NavigableMap<Integer, List<MetricSamples>> days = days(values);
    TrendFold trends = new TrendFold(ChangeSettings.DEFAULT);
    InMemoryDayStore store = new InMemoryDayStore();
    AlertFold alerts = new AlertFold();
    Map<String, Integer> evidence = new HashMap<>();
    List<Told> told = new ArrayList<>();
    AlertState state =
        alerts.apply(AlertState.NEW, PERSON, new AlertInput.PlanSet(plan), 0, 0).state();
    for (int day = days.isEmpty() ? 0 : days.firstKey();
        !days.isEmpty() && day <= days.lastKey();
        day++) {
      long evening = (day + 1L) * DAY_MILLIS;
      List<AlertInput> inputs = new ArrayList<>();
      List<TrendPoint> points = new ArrayList<>(trends.advance(store, PERSON, evening));
      List<MetricSamples> samples = days.get(day);
      if (samples != null) {
        trends.apply(store, observation(day, evening, samples));
        points.addAll(trends.publish(store, PERSON));
      }
      points.forEach(point -> inputs.add(new AlertInput.TrendPublished(point)));
      inputs.add(new AlertInput.TimePassed());
      for (AlertInput input : inputs) {
        AlertResult result = alerts.apply(state, PERSON, input, evening, 0);
        state = result.state();
        for (Alert alert : result.alerts()) {
          Integer before = evidence.put(alert.alertId(), alert.evidenceCount());
          boolean opened = before == null;
          if (alert.detection() == Detection.OPEN) {
            boolean spoke = opened || alert.evidenceCount() > before;
            told.add(new Told(day, opened, spoke, alert));
          }
        }
      }
    }
    return told;
  }

  /**
   * The run of a person whose days are folded so.
   *
   * @param right what is known of an alert that opened on a local day
   * @param troubles by local day
   */
  static PersonRun run(
      PatientDays person,
      MonitoringPlan plan,
      PersonRun.Right right,
      List<PersonRun.Trouble> troubles) {
    return PersonRun.of(
        person.subject().firstEpochDay(),
        person.subject().lastEpochDay(),
        told(person.values(ChangeReplay::charted), plan).stream()
            .map(
                told ->
                    new JobReplay.Emission(
                        told.epochDay(), told.opened(), told.spoke(), told.alert()))
            .toList(),
        day -> (int) day,
        right,
        troubles);
  }

  private static NavigableMap<Integer, List<MetricSamples>> days(
      Map<String, ? extends NavigableMap<Integer, Double>> values) {
    NavigableMap<Integer, List<MetricSamples>> days = new TreeMap<>();
    new TreeMap<>(values)
        .forEach(
            (metric, series) ->
                series.forEach(
                    (day, value) ->
                        days.computeIfAbsent(day, any -> new ArrayList<>())
                            .add(
                                MetricSamples.of(
                                    metric,
                                    new int[] {0},
                                    new long[] {MetricSamples.fixed(value)}))));
    return days;
  }

  private static Observation observation(int day, long evening, List<MetricSamples> samples) {
    Envelope envelope =
        new Envelope(
            "day-" + day,
            PERSON,
            evening - DAY_MILLIS / 2,
            evening,
            0,
            Source.APP,
            0,
            false,
            Confidentiality.NORMAL);
    return new Observation(envelope, "", 0, "", List.of(new DaySamples(day, samples)));
  }
}
