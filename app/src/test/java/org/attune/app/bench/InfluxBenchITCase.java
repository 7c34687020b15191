package org.attune.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.attune.app.cli.UserError;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The measurement itself, with a short outage: broker, trend job and InfluxDB are real. */
final class InfluxBenchITCase {
  private static CommandLine bench() {
    return new CommandLine(new InfluxBench(Clock.systemUTC()))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              throw failure;
            });
  }

  @Test
  void anOutageLosesNoPointAndRestartsNoJob() {
    PrintedFigures printed =
        PrintedFigures.of(
            () -> bench().execute("--outage", "8", "--patients", "6", "--days", "6", "--json"));

    JsonNode figures = printed.figures();
    assertThat(printed.exitCode()).isZero();
    assertThat(figures.path("points.lost").asLong()).isZero();
    assertThat(figures.path("points.dropped").asLong()).isZero();
    assertThat(figures.path("job.restarts").asLong()).isZero();
    assertThat(figures.path("points.newInOutage").asLong()).isPositive();
    assertThat(figures.path("points.expected").asLong())
        .isEqualTo(figures.path("points.found").asLong())
        .isGreaterThan(figures.path("points.newInOutage").asLong());
    assertThat(figures.path("points.written").asLong())
        .isGreaterThanOrEqualTo(figures.path("points.found").asLong());
    assertThat(figures.path("retries").asLong()).isPositive();
    assertThat(figures.path("outageSeconds").asDouble()).isGreaterThanOrEqualTo(8);
    assertThat(figures.path("catchUpSeconds").asDouble()).isPositive();
  }

  @Test
  void saysWhatIsMissingWhenThereIsNoInfluxd() {
    InfluxBench command = new InfluxBench(Clock.systemUTC());
    new CommandLine(command).parseArgs("--influxd", "/nowhere/influxd");

    assertThatThrownBy(command::call)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--influxd PATH");
  }
}
