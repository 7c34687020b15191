package org.attune.schemas.contract;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The contract files of this module. */
final class Contracts {
  private static final Path ROOT = Path.of("src/main/avro");

  private Contracts() {}

  /** Released files by path under {@code released}, such as event/CheckIn.v1.avsc. */
  static SortedMap<String, Path> released() {
    return under("released");
  }

  /** Draft files by path under {@code draft}. */
  static SortedMap<String, Path> drafts() {
    return under("draft");
  }

  /** Releases of each contract, oldest first, by path without the version: event/CheckIn. */
  static SortedMap<String, List<Schema>> releases() {
    SortedMap<String, List<Schema>> releases = new TreeMap<>();
    released().entrySet().stream()
        .sorted(Comparator.comparingInt(file -> version(file.getKey())))
        .forEach(
            file ->
                releases
                    .computeIfAbsent(contract(file.getKey()), contract -> new ArrayList<>())
                    .add(parse(read(file.getValue()))));
    return releases;
  }

  static String contract(String path) {
    return path.replaceFirst("\\.v\\d+\\.avsc$", "");
  }

  static int version(String path) {
    return Integer.parseInt(path.replaceFirst(".*\\.v(\\d+)\\.avsc$", "$1"));
  }

  static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, Path> under(String stage) {
    Path root = ROOT.resolve(stage);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .collect(
              toMap(
                  file -> root.relativize(file).toString().replace('\\', '/'),
                  file -> file,
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
