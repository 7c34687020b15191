package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxServer;
import org.attune.influx.TrendMeasurement;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages whose charts come from a real InfluxDB. */
final class InfluxChartsITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final String PAGE = "/patients/p-north";
  private static final String FIGURES = "/patients/p-north/metrics/mood.json";

  @TempDir private Path directory;
  private InfluxServer server;
  private RunningDashboard dashboard;

  @BeforeEach
  void start() throws IOException {
    server =
        InfluxServer.start(
            InfluxServer.program().orElseThrow(), directory, InfluxServer.Accounts.NONE);
    dashboard = RunningDashboard.startWithInflux(server.target("attune"));
    try (InfluxConnection influx =
        new InfluxConnection(server.target("attune"), Map.of(), Duration.ofSeconds(10))) {
      influx.createDatabase();
      influx.write(
          List.of(
              TrendMeasurement.point(Records.point("p-north", "mood", DAY).setValue(8.25).build())
                  .lineProtocol(TimeUnit.SECONDS)));
    }
  }

  @AfterEach
  void stop() throws IOException {
    dashboard.close();
    server.close();
  }

  private void project() {
    dashboard.project(Topic.TRENDS, Records.point("p-north", "mood", DAY).setValue(2.75).build());
  }

  @Test
  void showsWhatInfluxDbHolds() {
    project();
    Browser ana = Browser.signedIn(dashboard, "ana");

    assertThat(ana.json(FIGURES).body()).contains("8.25").doesNotContain("2.75");
    assertThat(ana.open(PAGE).body())
        .contains("Latest 8.3")
        .doesNotContain("time-series store", "2.8");
  }

  @Test
  void saysThatInfluxDbIsAwayAndShowsItsOwnCopy() throws IOException {
    project();
    Browser ana = Browser.signedIn(dashboard, "ana");
    server.stop();

    assertThat(ana.json(FIGURES).body()).contains("2.75");
    assertThat(ana.open(PAGE).body())
        .contains(
            "The time-series store does not answer.",
            "These trends come from the dashboard&#39;s own copy.")
        .doesNotContain("8.25");

    server.startAgain();
    assertThat(ana.open(PAGE).body()).doesNotContain("time-series store");
  }

  @Test
  void saysWhenItHasNoCopyEither() throws IOException {
    Browser ana = Browser.signedIn(dashboard, "ana");
    server.stop();

    assertThat(ana.open(PAGE).body())
        .contains("own copy holds no trends of this patient; the store may.")
        .doesNotContain("No data yet.");
    assertThat(ana.json(FIGURES).statusCode()).isEqualTo(404);
  }

  @Test
  void showsNobodyAPatientOfAnotherTeam() {
    project();
    Browser cy = Browser.signedIn(dashboard, "cy");

    assertThat(cy.open(PAGE).statusCode()).isEqualTo(404);
    assertThat(cy.json(FIGURES).statusCode()).isEqualTo(404);
  }
}
