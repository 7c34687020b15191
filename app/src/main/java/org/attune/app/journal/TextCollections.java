package org.attune.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.app.replay.DatasetException;

/** Reads the collections of texts. */
final class TextCollections {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** Between two posts of a person: {@code 'one', "another"}. */
  private static final Pattern BETWEEN_POSTS = Pattern.compile("(?<=['\"]), (?=['\"])");

  private static final Pattern ENDS_OF_POST = Pattern.compile("^[\\['\"\\s]+|[\\]'\"\\s]+$");

  private TextCollections() {}

  /**
   * Posts to a forum on suicide, one text a person, labelled on the Columbia scale: Supportive,
   * Indicator, Ideation, Behavior, Attempt (Gaur 2021, CC BY 4.0).
   *
   * @param data folder of all data sets
   * @throws DatasetException when it is not there or not as it should be
   */
  static List<LabelledText> cssrs(Path data) {
    return read(
        data.resolve("cssrs_reddit500"),
        StandardCharsets.UTF_8,
        row ->
            new LabelledText(
                row.get("User"), row.get("Label"), "", 0, textOfPosts(row.get("Post"))));
  }

  /**
   * Segments of some five sentences from forums on strain, labelled 1 for stress and 0 for none
   * (Turcan and McKeown 2019), with the forum and the share of positive and negative words by LIWC;
   * several may be of one post, and their writers are not known.
   *
   * @param data folder of all data sets
   * @throws DatasetException when it is not there or not as it should be
   */
  static List<LabelledText> dreaddit(Path data) {
    return read(
        data.resolve("dreaddit"),
        StandardCharsets.ISO_8859_1,
        row ->
            new LabelledText(
                row.get("post_id"),
                row.get("label"),
                row.get("subreddit"),
                number(row, "lex_liwc_posemo") - number(row, "lex_liwc_negemo"),
                row.get("text")));
  }

  /** A column that not every copy of the set has; 0 without it. */
  private static double number(CSVRecord row, String column) {
    return row.isSet(column) ? Double.parseDouble(row.get(column)) : 0;
  }

  /**
   * Ordinary sentences of no forum, made from templates (presidio-research, MIT); those of one
   * template are a group.
   *
   * @param data folder of all data sets
   * @throws DatasetException when it is not there or not as it should be
   */
  static List<LabelledText> ordinary(Path data) {
    Path folder = data.resolve("presidio_synth");
    List<LabelledText> texts = new ArrayList<>();
    for (Path file : files(folder, "*.json")) {
      try {
        for (JsonNode one : new ObjectMapper().readTree(file.toFile())) {
          texts.add(
              new LabelledText(
                  one.path("masked").asText(),
                  "ordinary",
                  "",
                  0,
                  one.path("full_text").asText().replace('\n', ' ')));
        }
      } catch (IOException e) {
        throw new DatasetException(folder + ": not a readable collection of texts", e);
      }
    }
    return notEmpty(folder, texts);
  }

  private static String textOfPosts(String list) {
    return BETWEEN_POSTS
        .splitAsStream(list)
        .map(post -> ENDS_OF_POST.matcher(post).replaceAll(""))
        .collect(Collectors.joining("\n"));
  }

  private static List<LabelledText> read(
      Path folder, Charset charset, Function<CSVRecord, LabelledText> reader) {
    List<LabelledText> texts = new ArrayList<>();
    for (Path file : files(folder, "*.csv")) {
      try (CSVParser rows = CSVParser.parse(file, charset, FORMAT)) {
        rows.forEach(row -> texts.add(reader.apply(row)));
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new DatasetException(folder + ": not a readable collection of texts", e);
      }
    }
    return notEmpty(folder, texts);
  }

  private static List<Path> files(Path folder, String names) {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException("no such folder: " + folder);
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
      List<Path> sorted = new ArrayList<>();
      found.forEach(sorted::add);
      sorted.sort(null);
      return sorted;
    } catch (IOException e) {
      throw new DatasetException(folder + ": cannot be read", e);
    }
  }

  private static List<LabelledText> notEmpty(Path folder, List<LabelledText> texts) {
    if (texts.isEmpty()) {
      throw new DatasetException(folder + ": holds no text");
    }
    return List.copyOf(texts);
  }
}
