package org.attune.dashboard.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of access-matrix.txt.
 *
 * @param rows its lines
 * @param forms fields of a form, by route
 * @param addresses what a route is asked at where it is not its own name, by route
 */
record AccessMatrix(List<Row> rows, Map<String, String> forms, Map<String, String> addresses) {
  /** The column of requests without a session. */
  static final String NONE = "NONE";

  private static final List<String> CASES =
      List.of("-", "own", "team", "part2", "unplaced", "unknown");
  private static final List<String> COLUMNS =
      List.of(
          NONE,
          "CLINICIAN",
          "SUPERVISOR",
          "DIRECTOR",
          "RESEARCHER",
          "PARTICIPANT",
          "ADMINISTRATOR");

  /**
   * A line: what each column is answered.
   *
   * @param method HTTP method
   * @param path path of the route
   * @param relation relation to the patient
   * @param answers answer by column
   */
  record Row(String method, String path, String relation, Map<String, String> answers) {
    String route() {
      return method + " " + path;
    }
  }

  static AccessMatrix read() {
    try (InputStream file =
        Objects.requireNonNull(AccessMatrix.class.getResourceAsStream("/access-matrix.txt"))) {
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AccessMatrix parse(String text) {
    List<Row> rows = new ArrayList<>();
    Map<String, String> forms = new HashMap<>();
    Map<String, String> addresses = new HashMap<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = Arrays.asList(line.strip().split("\\s+"));
      switch (words.get(0)) {
        case "with" -> forms.put(words.get(1) + " " + words.get(2), words.get(3));
        case "at" -> addresses.put(words.get(1) + " " + words.get(2), words.get(3));
        default -> rows.add(row(line, words));
      }
    }
    return new AccessMatrix(rows, forms, addresses);
  }

  private static Row row(String line, List<String> words) {
    if (words.size() != 3 + COLUMNS.size() || !CASES.contains(words.get(2))) {
      throw new IllegalArgumentException("not a line of the matrix: " + line);
    }
    Map<String, String> answers = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      answers.put(COLUMNS.get(i), words.get(3 + i));
    }
    return new Row(words.get(0), words.get(1), words.get(2), answers);
  }

  /** Routes that have a line. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    rows.forEach(row -> routes.add(row.route()));
    return routes;
  }

  /** Relations to the patient that a route has lines for. */
  Set<String> relations(String route) {
    Set<String> relations = new TreeSet<>();
    rows.stream()
        .filter(row -> row.route().equals(route))
        .map(Row::relation)
        .forEach(relations::add);
    return relations;
  }

  /** Every relation to a patient. */
  static Set<String> patientRelations() {
    return new TreeSet<>(CASES.subList(1, CASES.size()));
  }

  int answers() {
    return rows.size() * COLUMNS.size();
  }
}
