package org.attune.app.endtoend;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A page as a reader sees it: text without markup. */
final class PageText {
  private static final Pattern ROW = Pattern.compile("<tr[ >].*?</tr>", Pattern.DOTALL);

  private PageText() {}

  /** All text, white space folded into single spaces. */
  static String of(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  /** The text of each table row, cells divided by a space. */
  static List<String> rows(String html) {
    return ROW.matcher(html).results().map(row -> of(row.group())).toList();
  }
}
