package org.attune.app.backtest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetException;
import org.jspecify.annotations.Nullable;

/** Puts the questions about risk and alerts to every data set that is there. */
final class AlertsBacktest implements BacktestRun.Questions {
  private static final List<Backtest> QUESTIONS =
      List.of(
          new FisherEpisodesBacktest(MonitoringPlan.DEFAULT),
          new KossakowskiEpisodesBacktest(MonitoringPlan.DEFAULT),
          new ReturnToUseBacktest(),
          new NextDayPanicBacktest());

  private final Path data;
  private final SimulatorBacktest.Trial trial;
  private final Consumer<String> progress;
  private int setsRead;

  /**
   * A back-test over a folder of data sets, and over invented patients.
   *
   * @param progress takes a line of what has happened
   */
  AlertsBacktest(Path data, SimulatorBacktest.Trial trial, Consumer<String> progress) {
    this.data = data;
    this.trial = trial;
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
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    for (Backtest questions : QUESTIONS) {
      questions.names().forEach(name -> figures.put(name, null));
      Dataset dataset;
      try {
        dataset = questions.format().reader().read(data.resolve(questions.folder()));
      } catch (DatasetException e) {
        progress.accept("%s: left out, %s".formatted(questions.folder(), e.getMessage()));
        continue;
      }
      setsRead++;
      figures.putAll(questions.figures(dataset));
      progress.accept(
          "%s: %d events of %d people"
              .formatted(questions.folder(), dataset.size(), dataset.subjects().size()));
    }
    if (setsRead > 0) {
      figures.putAll(new SimulatorBacktest(trial, MonitoringPlan.DEFAULT).figures());
      progress.accept("simulator: %s people".formatted(figures.get("simulator.patients")));
    }
    return figures;
  }
}
