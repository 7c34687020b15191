package org.attune.app.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetFormat;
import org.jspecify.annotations.Nullable;

/**
 * Kossakowski 2017, one man before a relapse whose medication was tapered from day 42 on: when does
 * the first episode open, and does any open before?
 */
final class KossakowskiEpisodesBacktest implements Backtest {
  private static final int TAPER_BEGAN = 42;
  private static final int BASELINE_OVER = 15;
  private static final int RELAPSE = 127;

  @Override
  public DatasetFormat format() {
    return DatasetFormat.KOSSAKOWSKI;
  }

  @Override
  public String folder() {
    return "kossakowski2017";
  }

  @Override
  public String prefix() {
    return "kossakowski";
  }

  @Override
  public List<String> names() {
    return List.of(
        "kossakowski.alarmDays15to41", "kossakowski.firstAlarmDay", "kossakowski.alerts");
  }

  @Override
  public Map<String, @Nullable Object> figures(Dataset dataset, MonitoringPlan plan) {
    long early = 0;
    int opened = 0;
    Integer first = null;
    for (PatientDays person : PatientDays.of(dataset, metric -> true)) {
      for (EpisodeReplay.Told told :
          EpisodeReplay.told(person.values(ChangeReplay::charted), plan)) {
        int day = dataset.studyDay(person.subject().patientId(), told.epochDay());
        early += day >= BASELINE_OVER && day < TAPER_BEGAN ? 1 : 0;
        opened += told.opened() ? 1 : 0;
        first = first == null ? day : Math.min(first, day);
      }
    }
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("kossakowski.alarmDays15to41", early);
    figures.put("kossakowski.firstAlarmDay", first);
    figures.put("kossakowski.alerts", opened);
    return figures;
  }

  /** The relapse should be told from the taper on, before its day. */
  @Override
  public List<PersonRun> runs(Dataset dataset, MonitoringPlan plan) {
    return PatientDays.of(dataset, metric -> true).stream()
        .map(
            person -> {
              int first = person.subject().firstEpochDay();
              PersonRun.Trouble relapse =
                  new PersonRun.Trouble(
                      Set.of(SignalPolicy.SELF_REPORT_CHART),
                      first + TAPER_BEGAN - 1,
                      first + RELAPSE - 1,
                      first + RELAPSE - 2);
              return EpisodeReplay.run(
                  person,
                  plan,
                  (alert, day) -> day >= relapse.fromDay() && day <= relapse.onsetDay(),
                  List.of(relapse));
            })
        .toList();
  }
}
