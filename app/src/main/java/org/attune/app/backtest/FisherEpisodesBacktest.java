package org.attune.app.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetFormat;
import org.jspecify.annotations.Nullable;

/**
 * Fisher 2017, patients before therapy, four items: how many episodes open when nothing was
 * changed, and does one open or grow within a fortnight when all four get worse by 1.5 standard
 * deviations?
 */
final class FisherEpisodesBacktest implements Backtest {
  /** The check-in of a program that asks four questions. */
  private static final Set<String> FOUR_ITEMS =
      Set.of("restlessness", "worry", "down", "positive-affect");

  private static final int FORTNIGHT = 14;
  private static final double WEEK = 7;

  @Override
  public DatasetFormat format() {
    return DatasetFormat.FISHER2017;
  }

  @Override
  public String folder() {
    return "fisher2017";
  }

  @Override
  public String prefix() {
    return "fisher";
  }

  @Override
  public List<String> names() {
    return List.of(
        "fisher.alertsPerPatientWeek",
        "fisher.alerts",
        "fisher.patientWeeks",
        "fisher.injectedShift.detected14d",
        "fisher.injectedShift.patients",
        "fisher.injectedShift.unshifted14d");
  }

  @Override
  public Map<String, @Nullable Object> figures(Dataset dataset, MonitoringPlan plan) {
    List<PatientDays> people = PatientDays.of(dataset, FOUR_ITEMS::contains);
    List<PersonRun> runs = runs(people, plan);
    double weeks = runs.stream().mapToDouble(PersonRun::weeks).sum();
    long opened = runs.stream().mapToLong(run -> run.openings().size()).sum();
    int detected = 0;
    int unshifted = 0;
    for (PatientDays person : people) {
      Map<String, NavigableMap<Integer, Double>> values = person.values(ChangeReplay::charted);
      int last = InjectedShift.lastBaselineDay(values);
      unshifted += inTime(values, last, plan) ? 1 : 0;
      detected += inTime(InjectedShift.of(values), last, plan) ? 1 : 0;
    }
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("fisher.alertsPerPatientWeek", weeks == 0 ? null : opened / weeks);
    figures.put("fisher.alerts", opened);
    figures.put("fisher.patientWeeks", weeks);
    figures.put("fisher.injectedShift.detected14d", detected);
    figures.put("fisher.injectedShift.patients", people.size());
    figures.put("fisher.injectedShift.unshifted14d", unshifted);
    return figures;
  }

  /** Time is counted after the baseline. Nothing was changed: what truly came is not known. */
  @Override
  public List<PersonRun> runs(Dataset dataset, MonitoringPlan plan) {
    return runs(PatientDays.of(dataset, FOUR_ITEMS::contains), plan);
  }

  private static List<PersonRun> runs(List<PatientDays> people, MonitoringPlan plan) {
    return people.stream()
        .map(
            person ->
                EpisodeReplay.run(person, plan, (alert, day) -> null, List.of())
                    .within(
                        Math.max(0, person.length() - ChangeSettings.DEFAULT.baselineDays())
                            / WEEK))
        .toList();
  }

  private static boolean inTime(
      Map<String, NavigableMap<Integer, Double>> values, int lastBaselineDay, MonitoringPlan plan) {
    return EpisodeReplay.told(values, plan).stream()
        .filter(EpisodeReplay.Told::spoke)
        .anyMatch(told -> told.epochDay() <= lastBaselineDay + FORTNIGHT);
  }
}
