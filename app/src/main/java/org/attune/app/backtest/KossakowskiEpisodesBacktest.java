package org.attune.app.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.MonitoringPlan;
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

  private final MonitoringPlan plan;

  KossakowskiEpisodesBacktest(MonitoringPlan plan) {
    this.plan = plan;
  }

  @Override
  public DatasetFormat format() {
    return DatasetFormat.KOSSAKOWSKI;
  }

  @Override
  public String folder() {
    return "kossakowski2017";
  }

  @Override
  public List<String> names() {
    return List.of(
        "kossakowski.alarmDays15to41", "kossakowski.firstAlarmDay", "kossakowski.alerts");
  }

  @Override
  public Map<String, @Nullable Object> figures(Dataset dataset) {
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
}
