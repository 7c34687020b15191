package org.attune.app.backtest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.attune.analytics.metric.Direction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.change.ChangeAlarms;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.TogetherChart;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetException;
import org.attune.app.replay.DatasetFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the rule about change does to the people of the published data sets, each set a question:
 *
 * <ul>
 *   <li>Fisher 2017, patients before therapy, four items: how often does it alarm when nothing was
 *       changed, and does it see it when all four get worse by 1.5 standard deviations?
 *   <li>Kossakowski 2017, one man before a relapse: when does each measure alarm first?
 *   <li>Burchert 2021: do the day values of check-ins follow the PHQ-9?
 *   <li>LifeSnaps and the panic cohort: does any alarm come from days that are missing?
 * </ul>
 */
final class TrendsBacktest implements BacktestRun.Questions {
  /** The check-in of a program that asks four questions. */
  private static final Set<String> FOUR_ITEMS =
      Set.of("restlessness", "worry", "down", "positive-affect");

  private static final int BASELINE_DAYS = ChangeSettings.DEFAULT.baselineDays();
  private static final int REFRACTORY_DAYS = 7;
  private static final int FORTNIGHT = 14;
  private static final int TAPER_BEGAN = 42;
  private static final int SCREEN_POSITIVE = 10;
  private static final double TOP_RATING = 10;

  private final Path data;
  private final Consumer<String> progress;
  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private int setsRead;

  /**
   * A back-test over a folder of data sets.
   *
   * @param progress takes a line of what has happened
   */
  TrendsBacktest(Path data, Consumer<String> progress) {
    this.data = data;
    this.progress = progress;
  }

  /** How many data sets could be read. */
  @Override
  public int setsRead() {
    return setsRead;
  }

  /** The figures by name; null where the set is not there or leaves nothing to count. */
  @Override
  public Map<String, @Nullable Object> figures() {
    for (String name :
        List.of(
            "fisher.alertsPerPatientWeek",
            "fisher.alerts",
            "fisher.patientWeeks",
            "fisher.injectedShift.detected14d",
            "fisher.injectedShift.patients",
            "fisher.injectedShift.unshifted14d",
            "fisher.allItems.alertsPerPatientWeek")) {
      figures.put(name, null);
    }
    set(DatasetFormat.FISHER2017, "fisher2017", this::fisher);
    figures.put("kossakowski.firstAlarmDay.restlessness", null);
    figures.put("kossakowski.alarmDays15to41", null);
    set(DatasetFormat.KOSSAKOWSKI, "kossakowski2017", this::kossakowski);
    for (String name : List.of("burchert.r", "burchert.auc", "burchert.patients")) {
      figures.put(name, null);
    }
    set(DatasetFormat.BURCHERT, "burchert_moodpath", this::burchert);
    set(DatasetFormat.LIFESNAPS, "lifesnaps", dataset -> gaps("lifesnaps", dataset));
    set(DatasetFormat.PANIC24, "panic24", dataset -> gaps("panic24", dataset));
    return figures;
  }

  private void set(DatasetFormat format, String folder, Consumer<Dataset> questions) {
    if (folder.equals("lifesnaps") || folder.equals("panic24")) {
      figures.put(folder + ".alarmsFromMissingDays", null);
      figures.put(folder + ".alarms", null);
      figures.put(folder + ".patients", null);
    }
    Dataset dataset;
    try {
      dataset = format.reader().read(data.resolve(folder));
    } catch (DatasetException e) {
      progress.accept("%s: left out, %s".formatted(folder, e.getMessage()));
      return;
    }
    setsRead++;
    questions.accept(dataset);
    progress.accept(
        "%s: %d events of %d people".formatted(folder, dataset.size(), dataset.subjects().size()));
  }

  private void fisher(Dataset dataset) {
    List<PatientDays> people = PatientDays.of(dataset, FOUR_ITEMS::contains);
    double weeks = 0;
    int alerts = 0;
    int detected = 0;
    int unshifted = 0;
    for (PatientDays person : people) {
      Map<String, NavigableMap<Integer, Double>> values = person.values(ChangeReplay::charted);
      weeks += weeks(person);
      alerts += alerts(ChangeReplay.alarms(values).keySet());
      unshifted += alarmsInTime(values, values) ? 1 : 0;
      detected += alarmsInTime(values, InjectedShift.of(values)) ? 1 : 0;
    }
    figures.put("fisher.alertsPerPatientWeek", weeks == 0 ? null : alerts / weeks);
    figures.put("fisher.alerts", alerts);
    figures.put("fisher.patientWeeks", weeks);
    figures.put("fisher.injectedShift.detected14d", detected);
    figures.put("fisher.injectedShift.patients", people.size());
    figures.put("fisher.injectedShift.unshifted14d", unshifted);
    int all = 0;
    for (PatientDays person : PatientDays.of(dataset, metric -> true)) {
      all += alerts(ChangeReplay.alarms(person.values(ChangeReplay::charted)).keySet());
    }
    figures.put("fisher.allItems.alertsPerPatientWeek", weeks == 0 ? null : all / weeks);
  }

  private static double weeks(PatientDays person) {
    return Math.max(0, person.length() - BASELINE_DAYS) / 7.0;
  }

  /** Alarm days as alerts: after one, the next days belong to it. */
  private static int alerts(Collection<Integer> alarmDays) {
    int alerts = 0;
    int next = Integer.MIN_VALUE;
    for (int day : alarmDays) {
      if (day >= next) {
        alerts++;
        next = day + REFRACTORY_DAYS;
      }
    }
    return alerts;
  }

  /** An alarm within a fortnight of the last metric's baseline. */
  private static boolean alarmsInTime(
      Map<String, NavigableMap<Integer, Double>> values,
      Map<String, NavigableMap<Integer, Double>> replayed) {
    int lastBaselineDay = InjectedShift.lastBaselineDay(values);
    return ChangeReplay.alarms(replayed).keySet().stream()
        .anyMatch(day -> day <= lastBaselineDay + FORTNIGHT);
  }

  private void kossakowski(Dataset dataset) {
    Map<String, Integer> first = new TreeMap<>();
    int early = 0;
    for (PatientDays person : PatientDays.of(dataset, metric -> true)) {
      Map<String, NavigableMap<Integer, Double>> values = person.values(ChangeReplay::charted);
      for (Map.Entry<Integer, ChangeAlarms> alarm : ChangeReplay.alarms(values).entrySet()) {
        int day = dataset.studyDay(person.subject().patientId(), alarm.getKey());
        early += day < TAPER_BEGAN ? 1 : 0;
        alarm.getValue().metrics().forEach(metric -> first.merge(metric, day, Math::min));
        if (alarm.getValue().together()) {
          first.merge("together", day, Math::min);
        }
      }
      values.keySet().forEach(metric -> figures.put("kossakowski.firstAlarmDay." + metric, null));
      figures.put("kossakowski.firstAlarmDay.together", null);
    }
    first.forEach((metric, day) -> figures.put("kossakowski.firstAlarmDay." + metric, day));
    figures.put("kossakowski.alarmDays15to41", early);
  }

  private void burchert(Dataset dataset) {
    List<Double> checkIns = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    for (PatientDays person : PatientDays.of(dataset, metric -> true)) {
      NavigableMap<Integer, TrendPoint> forms = person.points().get("phq-9-total");
      if (forms == null || forms.isEmpty()) {
        continue;
      }
      TrendPoint form = forms.lastEntry().getValue();
      OptionalDouble mean = meanTowardsWorse(person, form.epochDay());
      if (form.samples() > 0 && mean.isPresent()) {
        checkIns.add(mean.getAsDouble());
        totals.add(form.value());
      }
    }
    double[] scores = checkIns.stream().mapToDouble(Double::doubleValue).toArray();
    double[] outcomes = totals.stream().mapToDouble(Double::doubleValue).toArray();
    figures.put("burchert.r", finite(Correlation.pearson(scores, outcomes)));
    figures.put("burchert.auc", finite(Correlation.auc(scores, outcomes, SCREEN_POSITIVE)));
    figures.put("burchert.patients", scores.length);
  }

  /** Mean of the ratings' day values in the fortnight up to a day, turned so that 10 is worst. */
  private static OptionalDouble meanTowardsWorse(PatientDays person, int lastDay) {
    Predicate<String> rating =
        id -> MetricCatalog.find(id).filter(TogetherChart::takes).isPresent();
    return person.values(rating).entrySet().stream()
        .flatMap(
            series ->
                series.getValue().subMap(lastDay - FORTNIGHT, true, lastDay, true).values().stream()
                    .map(
                        value ->
                            direction(series.getKey()) == Direction.HIGHER_IS_BETTER
                                ? TOP_RATING - value
                                : value))
        .mapToDouble(Double::doubleValue)
        .average();
  }

  /** Alarms that are not there when the same values are replayed without the missing days. */
  private void gaps(String name, Dataset dataset) {
    int alarms = 0;
    int fromGaps = 0;
    List<PatientDays> people = PatientDays.of(dataset, metric -> true);
    for (PatientDays person : people) {
      Map<String, NavigableMap<Integer, Double>> values = person.values(ChangeReplay::charted);
      SortedMap<Integer, ChangeAlarms> closed = ChangeReplay.alarmsWithGapsClosed(values);
      for (Map.Entry<Integer, ChangeAlarms> alarm : ChangeReplay.alarms(values).entrySet()) {
        ChangeAlarms same = closed.get(alarm.getKey());
        for (String metric : alarm.getValue().metrics()) {
          alarms++;
          fromGaps += same == null || !same.metrics().contains(metric) ? 1 : 0;
        }
        if (alarm.getValue().together()) {
          alarms++;
          fromGaps += same == null || !same.together() ? 1 : 0;
        }
      }
    }
    figures.put(name + ".alarmsFromMissingDays", fromGaps);
    figures.put(name + ".alarms", alarms);
    figures.put(name + ".patients", people.size());
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }

  private static Direction direction(String id) {
    return metric(id).direction();
  }

  private static Metric metric(String id) {
    return MetricCatalog.find(id).orElseThrow();
  }
}
