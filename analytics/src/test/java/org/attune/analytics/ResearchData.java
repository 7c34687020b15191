package org.attune.analytics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Public research data sets, read where they lie: the folder named by the system property {@code
 * attune.research.data}. They are other people's data under licences of their own, so none of it is
 * kept here; a test that needs an absent set is skipped and says so.
 */
public final class ResearchData {

  private ResearchData() {}

  /**
   * The rows of a plain CSV file (no comma inside a value), as column name → value without quotes.
   *
   * @param file path inside the data folder
   */
  public static List<Map<String, String>> rows(String file) {
    Path path = Path.of(System.getProperty("attune.research.data", "../../shared/data"), file);
    assumeTrue(
        Files.isRegularFile(path),
        () -> "skipped: no research data at " + path + " (set -Dattune.research.data=<folder>)");
    try {
      List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
      String[] columns = cells(lines.get(0));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = cells(line);
        Map<String, String> row = new HashMap<>();
        for (int index = 0; index < columns.length; index++) {
          row.put(columns[index], cells[index]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String line) {
    String[] cells = line.split(",", -1);
    for (int index = 0; index < cells.length; index++) {
      cells[index] = cells[index].replace("\"", "");
    }
    return cells;
  }
}
