package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command says how it is used when asked with {@code --help}. */
class HelpTest {
  static Stream<List<String>> commands() {
    List<List<String>> found = new ArrayList<>();
    collect(Attune.commandLine(Clock.systemUTC()), List.of(), found);
    return found.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> found) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              if (!name.equals("help")) {
                List<String> words = new ArrayList<>(path);
                words.add(name);
                found.add(words);
                collect(sub, words, found);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysHowItIsUsed(List<String> command) {
    StringWriter printed = new StringWriter();
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--help");

    int exitCode =
        Attune.commandLine(Clock.systemUTC())
            .setOut(new PrintWriter(printed))
            .execute(arguments.toArray(String[]::new));

    assertThat(exitCode).isZero();
    assertThat(printed.toString()).contains("Usage: attune " + String.join(" ", command));
  }
}
