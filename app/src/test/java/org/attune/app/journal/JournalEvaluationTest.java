package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.app.replay.DatasetException;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalEvaluationTest {
  private static final Path DATA =
      Path.of(System.getProperty("attune.research.data", "../../shared/data"));

  /** A part, since all of it takes minutes; the figures of all are in docs/MODELS.md. */
  @Test
  void theShippedHeadsTellStressAndOwnIdeationInRealTexts() {
    for (String set : List.of("cssrs_reddit500", "dreaddit")) {
      assumeThat(DATA.resolve(set))
          .as("published data set (system property attune.research.data)")
          .isDirectory();
    }
    JournalHeads heads = JournalHeads.load();
    try (SentenceEncoder encoder = MiniLmEncoder.load()) {
      TextEncoding encoding = new TextEncoding(encoder, line -> {});
      List<EncodedText> people =
          encoding.encode(
              TextCollections.cssrs(DATA).stream()
                  .filter(person -> person.text().length() < 4_000)
                  .toList());
      List<EncodedText> segments = encoding.encode(TextCollections.dreaddit(DATA).subList(0, 500));
      Ranking own =
          new Ranking(
              people,
              people.stream().map(p -> heads.ownIdeation().probability(p.terms())).toList());
      Ranking distress =
          new Ranking(
              segments,
              segments.stream().map(s -> heads.distress().probability(s.terms())).toList());

      assertThat(people).hasSizeGreaterThan(100);
      assertThat(JournalTraining.ideationAuc(own)).isGreaterThan(0.8);
      assertThat(distress.f1(heads.distressFrom(), Labels.STRESSED)).isGreaterThan(0.8);
      assertThat(encoding.sentencesPerSecondPerCore()).isPositive();
    }
  }

  @Test
  void aCollectionThatIsNotThereHasNullFiguresAndALineThatSaysSo(@TempDir Path folder) {
    List<String> lines = new ArrayList<>();
    JournalEvaluation evaluation =
        new JournalEvaluation(JournalHeads.load(), ContextHeads.load(), new Unused(), lines::add);

    Map<String, @Nullable Object> figures = evaluation.figures(folder);

    assertThat(evaluation.collectionsRead()).isZero();
    assertThat(figures)
        .containsEntry("cssrs.auc", null)
        .containsEntry("cssrs.flaggedAtRecall95", null)
        .containsEntry("dreaddit.f1", null)
        .containsEntry("sentencesPerSecondPerCore", null)
        .containsEntry("themes.anxiety.f1", null)
        .containsEntry("themes.anxiety.n", null)
        .containsEntry("sentiment.auc", null)
        .containsEntry("hopelessness.ordinary", null)
        .containsEntry("veiled.hopelessness.judges.auc", null)
        .containsEntry("veiled.hopelessness.foundOfTheRest", null)
        .containsKey("whenTrained.crossValidated.weak.craving.judges.auc")
        .containsKey("whenTrained.crossValidated.cssrs.auc")
        .containsKey("whenTrained.crossValidated.themes.anxiety.f1");
    assertThat(lines).hasSize(3).allMatch(line -> line.contains("left out"));
  }

  @Test
  void theCollectionsAreReadFromWhateverTheirFilesAreCalled(@TempDir Path folder)
      throws IOException {
    Path posts = Files.createDirectories(folder.resolve("cssrs_reddit500"));
    Files.writeString(
        posts.resolve("other-half.csv"),
        "User,Post,Label\nu-1,\"['I am here.', \"\"It's late, isn't it\"\"]\",Ideation\n");
    Path segments = Files.createDirectories(folder.resolve("dreaddit"));
    Files.write(
        segments.resolve("half.csv"),
        "subreddit,post_id,text,label\nptsd,x,caf\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(TextCollections.cssrs(folder))
        .containsExactly(
            new LabelledText("u-1", "Ideation", "", 0, "I am here.\nIt's late, isn't it"));
    assertThat(TextCollections.dreaddit(folder))
        .containsExactly(new LabelledText("x", "1", "ptsd", 0, "caf\u00e9"));
    Path templates = Files.createDirectories(folder.resolve("presidio_synth"));
    Files.writeString(
        templates.resolve("some.json"),
        "[{\"full_text\": \"I live in\\nOslo.\", \"masked\": \"I live in {{city}}.\"}]");
    assertThat(TextCollections.ordinary(folder))
        .containsExactly(
            new LabelledText("I live in {{city}}.", "ordinary", "", 0, "I live in Oslo."));
    assertThat(TextCollections.cssrs(folder).toString()).doesNotContain("late");
  }

  @Test
  void aFolderWithoutTextsIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("dreaddit"));

    assertThatThrownBy(() -> TextCollections.dreaddit(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds no text");
  }

  /** Nothing may be encoded where there is nothing to read. */
  private static final class Unused implements SentenceEncoder {
    @Override
    public float[] encode(String sentence) {
      throw new AssertionError("nothing to encode");
    }

    @Override
    public int dimensions() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
