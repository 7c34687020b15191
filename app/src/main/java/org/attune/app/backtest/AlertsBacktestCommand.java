package org.attune.app.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.jspecify.annotations.Nullable;
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
      description = "Folder of the data sets: ctn0094, panic24.")
  private Path data = Path.of(".");

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public AlertsBacktestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Progress progress = new Progress(System.err, clock);
    if (!Files.isDirectory(data)) {
      throw new UserError("no such folder: %s. Name it with --data DIR.".formatted(data));
    }
    AlertsBacktest backtest = new AlertsBacktest(data, progress::say);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>(backtest.figures());
    if (backtest.setsRead() == 0) {
      throw new UserError(
          "none of the data sets could be read from %s. Name their folder with --data DIR."
              .formatted(data));
    }
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }
}
