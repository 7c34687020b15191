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

/**
 * Puts the questions about risk and alerts to every data set that is there, and to invented
 * patients; of each also how every rule does, and what another plan would change.
 */
final class AlertsBacktest implements BacktestRun.Questions {
  private static final List<Backtest> QUESTIONS =
      List.of(
          new FisherEpisodesBacktest(),
          new KossakowskiEpisodesBacktest(),
          new ReturnToUseBacktest(),
          new NextDayPanicBacktest());

  private static final String SIMULATOR = "simulator";

  /**
   * What is tried.
   *
   * @param trial the invented patients
   * @param plan what is watched
   * @param compared another plan, or null: then nothing is compared
   */
  record Setup(
      SimulatorBacktest.Trial trial, MonitoringPlan plan, @Nullable MonitoringPlan compared) {}

  private final Path data;
  private final Setup setup;
  private final Consumer<String> progress;
  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private int setsRead;

  /**
   * A back-test over a folder of data sets.
   *
   * @param progress takes a line of what has happened
   */
  AlertsBacktest(Path data, Setup setup, Consumer<String> progress) {
    this.data = data;
    this.setup = setup;
    this.progress = progress;
  }

  /** How many data sets could be read. */
  @Override
  public int setsRead() {
    return setsRead;
  }

  /**
   * The figures by name; null where the set is not there or leaves nothing to count. Nothing is
   * invented when no data set could be read: the folder is wrong.
   */
  @Override
  public Map<String, @Nullable Object> figures() {
    QUESTIONS.forEach(this::put);
    if (setsRead > 0) {
      simulate();
    }
    return figures;
  }

  private void put(Backtest questions) {
    questions.names().forEach(name -> figures.put(name, null));
    Dataset dataset;
    try {
      dataset = questions.format().reader().read(data.resolve(questions.folder()));
    } catch (DatasetException e) {
      progress.accept("%s: left out, %s".formatted(questions.folder(), e.getMessage()));
      return;
    }
    setsRead++;
    figures.putAll(questions.figures(dataset, setup.plan()));
    List<PersonRun> runs = questions.runs(dataset, setup.plan());
    figures.putAll(RuleFigures.of(questions.prefix(), runs));
    MonitoringPlan compared = setup.compared();
    if (compared != null) {
      figures.putAll(
          PlanComparison.of(questions.prefix(), runs, questions.runs(dataset, compared)));
    }
    progress.accept(
        "%s: %d events of %d people"
            .formatted(questions.folder(), dataset.size(), dataset.subjects().size()));
  }

  private void simulate() {
    SimulatorBacktest run = SimulatorBacktest.run(setup.trial(), setup.plan());
    figures.putAll(run.figures());
    figures.putAll(RuleFigures.of(SIMULATOR, run.runs()));
    MonitoringPlan compared = setup.compared();
    if (compared != null) {
      figures.putAll(
          PlanComparison.of(
              SIMULATOR, run.runs(), SimulatorBacktest.run(setup.trial(), compared).runs()));
    }
    progress.accept("%s: %s people".formatted(SIMULATOR, figures.get("simulator.people")));
  }
}
