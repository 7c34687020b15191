package org.attune.app;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results for other programs: one flat JSON object a line on standard output. Values are texts,
 * numbers, booleans or null, never objects or lists, so that line tools can read them.
 */
public final class JsonLines {
  private final PrintStream out;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * Writes to a stream.
   *
   * @param out where the lines go; standard output outside tests
   */
  public JsonLines(PrintStream out) {
    this.out = out;
  }

  /**
   * Writes one line.
   *
   * @param fields in the order they should appear
   * @throws IllegalArgumentException when a value is not flat
   */
  public void write(Map<String, ?> fields) {
    fields.forEach(
        (name, value) -> {
          if (value instanceof Map || value instanceof Iterable) {
            throw new IllegalArgumentException(name + " is not flat");
          }
        });
    out.println(mapper.writeValueAsString(fields));
    out.flush();
  }
}
