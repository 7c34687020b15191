package org.attune.app.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.jspecify.annotations.Nullable;

/** Puts the questions of a back-test to a folder of data sets, and prints what comes of it. */
final class BacktestRun {
  private BacktestRun() {}

  /** Some questions to a folder of data sets. */
  interface Questions {
    /** The figures by name; null where the set is not there or leaves nothing to count. */
    Map<String, @Nullable Object> figures();

    /** How many data sets could be read. */
    int setsRead();
  }

  /** Makes the questions to a folder; they tell lines of what has happened. */
  interface Maker {
    Questions over(Path data, Consumer<String> progress);
  }

  /**
   * Runs and prints.
   *
   * @return the exit code
   * @throws UserError when there is no such folder, or no data set in it
   */
  static int print(Path data, Maker maker, OutputOptions output, Clock clock) {
    Progress progress = new Progress(System.err, clock);
    if (!Files.isDirectory(data)) {
      throw new UserError("no such folder: %s. Name it with --data DIR.".formatted(data));
    }
    Questions questions = maker.over(data, progress::say);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>(questions.figures());
    if (questions.setsRead() == 0) {
      throw new UserError(
          "none of the data sets could be read from %s. Name their folder with --data DIR."
              .formatted(data));
    }
    figures.put("seconds", progress.seconds());
    if (!output.json()) {
      RuleTable.lines(figures).forEach(System.out::println);
      figures.keySet().removeIf(RuleTable::holds);
    }
    Figures.print(System.out, figures, output.json());
    return 0;
  }
}
