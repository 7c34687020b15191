package org.attune.app.backtest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.attune.app.cli.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune backtest trends}: what the rule about change does to people. */
@Command(
    name = "trends",
    description =
        "Runs the personal charts and the alert rule over published data sets and prints figures."
            + " A set that is not there has null figures.")
public final class TrendsBacktestCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder of the data sets: fisher2017, kossakowski2017, burchert_moodpath, lifesnaps,"
              + " panic24.")
  private Path data = Path.of(".");

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public TrendsBacktestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return BacktestRun.print(data, TrendsBacktest::new, output, clock);
  }
}
