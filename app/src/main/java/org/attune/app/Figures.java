package org.attune.app;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command reports: a line a figure for a person, one flat JSON object for a program. */
public final class Figures {
  private Figures() {}

  /**
   * Prints the figures, in their order.
   *
   * @param out standard output outside tests
   */
  public static void print(PrintStream out, Map<String, @Nullable Object> figures, boolean json) {
    if (json) {
      new JsonLines(out).write(figures);
      return;
    }
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(1);
    figures.forEach(
        (name, value) ->
            out.println(name + " ".repeat(width - name.length() + 2) + (value == null ? "–" : value)));
    out.flush();
  }
}
