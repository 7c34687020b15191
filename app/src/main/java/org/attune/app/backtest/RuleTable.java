package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The figures of {@link RuleFigures} as a person reads them: a line for each rule in each set. */
final class RuleTable {
  private static final Pattern NAME = Pattern.compile("(\\w+)\\.rule\\.([a-z0-9-]+)\\.(.+)");
  private static final List<String> HEADINGS =
      List.of(
          "set",
          "rule",
          "alerts",
          "per patient-week",
          "sensitivity",
          "PPV",
          "lead days",
          "AUC within person");

  private RuleTable() {}

  /** Whether a figure stands in the table. */
  static boolean holds(String name) {
    return NAME.matcher(name).matches();
  }

  /** The lines, headings first; none without a figure of the table. */
  static List<String> lines(Map<String, @Nullable Object> figures) {
    Map<List<String>, Map<String, @Nullable Object>> rules = new LinkedHashMap<>();
    figures.forEach(
        (name, value) -> {
          Matcher matcher = NAME.matcher(name);
          if (matcher.matches()) {
            rules
                .computeIfAbsent(
                    List.of(matcher.group(1), matcher.group(2)), any -> new LinkedHashMap<>())
                .put(matcher.group(3), value);
          }
        });
    if (rules.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    rules.forEach((rule, told) -> rows.add(row(rule.get(0), rule.get(1), told)));
    return aligned(rows);
  }

  private static List<String> row(String set, String rule, Map<String, @Nullable Object> told) {
    return List.of(
        set,
        rule,
        String.valueOf(told.get("alerts")),
        number(told.get("alertsPerPatientWeek"), 3) + interval(told),
        withN(told, "sensitivity", 2),
        withN(told, "ppv", 2),
        withN(told, "leadDays", 1),
        withN(told, "aucWithinPerson", 2));
  }

  private static String interval(Map<String, @Nullable Object> told) {
    Object low = told.get("alertsPerPatientWeek.low");
    Object high = told.get("alertsPerPatientWeek.high");
    return low == null ? "" : " [%s, %s]".formatted(number(low, 3), number(high, 3));
  }

  private static String withN(Map<String, @Nullable Object> told, String figure, int digits) {
    Object n = told.get(figure + ".n");
    return n == null ? "–" : "%s (n %s)".formatted(number(told.get(figure), digits), n);
  }

  private static String number(@Nullable Object value, int digits) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%." + digits + "f", number.doubleValue())
        : "–";
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
