package org.attune.app.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune evaluate-journal}: the shipped heads on labelled texts; fits nothing. */
@Command(
    name = "evaluate-journal",
    description =
        "Runs the shipped heads over labelled texts. On the texts they were fitted to, the figures"
            + " flatter; those named whenTrained.crossValidated were found on people left out of"
            + " the fit when the heads were trained, and are not computed here.")
public final class EvaluateJournalCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data sets: cssrs_reddit500, dreaddit, presidio_synth.")
  private Path data = Path.of(".");

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public EvaluateJournalCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Progress progress = new Progress(System.err, clock);
    if (!Files.isDirectory(data)) {
      throw new UserError("no such folder: %s. Name it with --data DIR.".formatted(data));
    }
    try (SentenceEncoder encoder = MiniLmEncoder.load()) {
      JournalEvaluation evaluation =
          new JournalEvaluation(JournalHeads.load(), ContextHeads.load(), encoder, progress::say);
      Map<String, @Nullable Object> figures = new LinkedHashMap<>(evaluation.figures(data));
      if (evaluation.collectionsRead() == 0) {
        throw new UserError(
            "none of the collections could be read from %s. Name their folder with --data DIR."
                .formatted(data));
      }
      figures.put("seconds", progress.seconds());
      progress.say(
          "Shipped weights, nothing fitted here. They were fitted to the public halves of both"
              + " collections: on those, read the figures named whenTrained.crossValidated.");
      Figures.print(System.out, figures, output.json());
    }
    return 0;
  }
}
