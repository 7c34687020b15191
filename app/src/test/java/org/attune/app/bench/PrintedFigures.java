package org.attune.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command with {@code --json} printed.
 *
 * @param exitCode of the command
 * @param figures by name
 */
public record PrintedFigures(int exitCode, JsonNode figures) {
  /** Runs a command that prints on standard output. */
  public static PrintedFigures of(IntSupplier command) {
    PrintStream standardOutput = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      int exitCode = command.getAsInt();
      return new PrintedFigures(
          exitCode,
          JsonMapper.builder().build().readTree(printed.toString(StandardCharsets.UTF_8)));
    } finally {
      System.setOut(standardOutput);
    }
  }
}
