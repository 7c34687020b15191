package org.attune.analytics.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rules kept as text beside the code. */
final class ResourceLines {
  private ResourceLines() {}

  /**
   * Lines of a resource of this package, without comments and blank ones.
   *
   * @throws IllegalStateException when it is missing
   */
  static List<String> of(String name) {
    try (InputStream in = ResourceLines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Columns of a line, separated by semicolons.
   *
   * @throws IllegalStateException when there are other than so many
   */
  static List<String> columns(String line, int count) {
    List<String> columns = List.of(line.split("\\s*;\\s*", -1));
    if (columns.size() != count) {
      throw new IllegalStateException(count + " columns expected: " + line);
    }
    return columns;
  }
}
