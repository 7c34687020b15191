package org.attune.app.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.RememberingEncoder;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.app.replay.DatasetException;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune train-journal}: fits the heads and writes them where the build takes them. */
@Command(
    name = "train-journal",
    description =
        "Fits the heads that read journals and writes their weights into the sources. The same data"
            + " gives the same file. Prints figures of people that a fit had not seen.")
public final class TrainJournalCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data sets: cssrs_reddit500, dreaddit, presidio_synth.")
  private Path data = Path.of(".");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "File to write; default: ${DEFAULT-VALUE}, from the folder of the project. The heads of"
              + " sentiment and themes are written beside it.",
      defaultValue =
          "analytics/src/main/resources/org/attune/analytics/journal/model/"
              + JournalHeads.RESOURCE)
  private Path output = Path.of(JournalHeads.RESOURCE);

  @Mixin private OutputOptions options = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public TrainJournalCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Progress progress = new Progress(System.err, clock);
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError(
          "no folder to write %s to. Run it from the project, or name --output FILE."
              .formatted(output));
    }
    Trained trained = trained(progress);
    write(output, trained.journal().lines(), progress);
    write(folder.resolve(ContextHeads.RESOURCE), trained.context().lines(), progress);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    Stream.of(trained.journal().crossValidated(), trained.context().crossValidated())
        .forEach(
            found -> found.forEach((name, value) -> figures.put("crossValidated." + name, value)));
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, options.json());
    return 0;
  }

  private record Trained(JournalHeads journal, ContextHeads context) {}

  private static void write(Path file, List<String> lines, Progress progress) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UserError("cannot write %s.".formatted(file), e);
    }
    progress.say("wrote " + file);
  }

  private Trained trained(Progress progress) {
    // A sentence is read up to four times: for its text, as an opening, and for two weak heads.
    try (SentenceEncoder encoder = new RememberingEncoder(MiniLmEncoder.load())) {
      TextEncoding encoding = new TextEncoding(encoder, progress::say);
      List<LabelledText> posts = TextCollections.cssrs(data);
      List<LabelledText> dreaddit = TextCollections.dreaddit(data);
      List<LabelledText> sentences = TextCollections.ordinary(data);
      List<EncodedText> people = encoding.encode(posts);
      List<EncodedText> segments = encoding.encode(dreaddit);
      List<EncodedText> openings = encoding.encodeOpenings(dreaddit);
      List<EncodedText> ordinary = encoding.encode(sentences);
      List<EncodedText> veiled = encoding.encode(VeiledSentences.load());
      WeakTexts weak =
          new WeakTexts(encoding, posts, both(dreaddit, sentences), segments, openings, veiled);
      WeakTraining.Weak craving = weak.head(WeakTraining.CRAVING, JournalCategory.CRAVING_USE);
      WeakTraining.Weak hopelessness =
          weak.head(WeakTraining.HOPELESSNESS, JournalCategory.HOPELESSNESS);
      progress.say("weak labels: cross-validated");
      return new Trained(
          new JournalTraining(
                  people,
                  segments,
                  openings,
                  hopelessness.withFigures(craving.figures()),
                  progress::say)
              .heads(),
          new ContextTraining(segments, openings, ordinary, progress::say).heads());
    } catch (DatasetException e) {
      throw new UserError(e.getMessage() + ". Name the folder of the data sets with --data.", e);
    }
  }

  /** What weak heads are fitted to and judged by; that of craving is judged and not kept. */
  private record WeakTexts(
      TextEncoding encoding,
      List<LabelledText> posts,
      List<LabelledText> ordinary,
      List<EncodedText> segments,
      List<EncodedText> openings,
      List<EncodedText> veiled) {
    private WeakTraining.Weak head(String name, JournalCategory category) {
      List<EncodedText> unsaid = encoding.encodeMasked(ordinary, category);
      List<EncodedText> said = both(encoding.encodeMasked(posts, category), unsaid);
      return new WeakTraining(name, category, said, unsaid, segments, openings).head(veiled);
    }
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
