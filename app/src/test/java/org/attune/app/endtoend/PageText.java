package org.attune.app.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A page as a reader sees it: text without markup. */
final class PageText {
  private static final Pattern TABLE = Pattern.compile("<table.*?</table>", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<tr[ >].*?</tr>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<(t[hd])[ >].*?</\\1>", Pattern.DOTALL);

  private PageText() {}

  /** All text, white space folded into single spaces. */
  static String of(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  /** The rows of all tables: column heading → text of the cell. */
  static List<Map<String, String>> rows(String html) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String table : found(TABLE, html)) {
      List<String> lines = found(ROW, table);
      List<String> headings = found(CELL, lines.get(0));
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = found(CELL, line);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(of(headings.get(i)), of(cells.get(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> found(Pattern pattern, String html) {
    return pattern.matcher(html).results().map(match -> match.group()).toList();
  }
}
