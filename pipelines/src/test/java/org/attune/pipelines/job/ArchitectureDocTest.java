package org.attune.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operator table of docs/ARCHITECTURE.md is that of the code. */
final class ArchitectureDocTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "ARCHITECTURE.md");

  /** A row that begins with a uid in backticks: `uid` | state | bound | outputs. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\|\\s*`((?:trend|alert|journal|model)-[a-z-]+)`\\s*\\|([^|]+)\\|([^|]+)\\|([^|]+)\\|\\s*$");

  @Test
  void theOperatorTableHoldsOneFullRowPerUid() throws IOException {
    List<Matcher> rows =
        Files.readAllLines(DOCUMENT).stream().map(ROW::matcher).filter(Matcher::matches).toList();

    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OperatorId.values()).map(OperatorId::uid).toList());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(List.of(row.group(2), row.group(3), row.group(4)))
                    .as(row.group(1))
                    .noneMatch(String::isBlank));
  }
}
