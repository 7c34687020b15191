package org.attune.app.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attune replay}: real data through the real path. */
@Command(
    name = "replay",
    description =
        "Sends a published data set through Kafka and the jobs, and prints what came out.")
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "Directory of the data set, or its file.")
  private Path path = Path.of(".");

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      description =
          "kossakowski, panic24, lifesnaps, depresjon, fisher2017, burchert or" + " ctn0094.")
  private String format = "";

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public ReplayCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, UndecodableException {
    Progress progress = new Progress(System.err, clock);
    Dataset dataset;
    try {
      dataset = DatasetFormat.named(format).reader().read(path);
    } catch (DatasetException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
    progress.say(
        "Read %d events of %d people".formatted(dataset.size(), dataset.subjects().size()));
    Map<String, @Nullable Object> figures = new ReplayRun(dataset, progress::say).figures();
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }
}
