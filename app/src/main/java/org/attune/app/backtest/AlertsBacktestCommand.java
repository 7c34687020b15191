package org.attune.app.backtest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.app.cli.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune backtest alerts}: how well risks are told and what alerts would have said. */
@Command(
    name = "alerts",
    description =
        "Runs the risk scores over published data sets and prints how well they tell who is at risk."
            + " A set that is not there has null figures.")
public final class AlertsBacktestCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data sets: fisher2017, kossakowski2017, ctn0094, panic24.")
  private Path data = Path.of(".");

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public AlertsBacktestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return BacktestRun.print(
        data,
        (folder, progress) ->
            new AlertsBacktest(
                folder,
                new AlertsBacktest.Setup(
                    SimulatorBacktest.Trial.HELD_OUT, MonitoringPlan.DEFAULT, null),
                progress),
        output,
        clock);
  }
}
