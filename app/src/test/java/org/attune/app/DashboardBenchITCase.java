package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.attune.app.bench.PrintedFigures;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The measurement itself, on few patients: broker, jobs, database and pages are real. */
class DashboardBenchITCase {
  @Test
  void readsTheCaseloadAloneAndBesideOpenPages() {
    CommandLine attune = Attune.commandLine(Clock.systemUTC());
    PrintedFigures printed =
        PrintedFigures.of(
            () ->
                attune.execute(
                    "bench",
                    "dashboard",
                    "--patients=60",
                    "--open-alerts=10",
                    "--live-pages=12",
                    "--requests=20",
                    "--json"));

    JsonNode figures = printed.figures();
    assertThat(printed.exitCode()).isZero();
    assertThat(figures.path("livePages").asInt()).isEqualTo(12);
    assertThat(figures.path("patients").asInt()).isEqualTo(60);
    assertThat(figures.path("openAlerts").asInt()).isGreaterThanOrEqualTo(10);
    assertThat(figures.path("caseload.p95Millis.idle").asDouble()).isPositive();
    assertThat(figures.path("caseload.p95Millis.loaded").asDouble()).isPositive();
  }
}
