package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxServer;
import org.attune.influx.TrendMeasurement;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.Finality;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every home of the trends does, on a real PostgreSQL and a real InfluxDB. */
final class TrendSeriesContractITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir private static Path directory;
  private static RunningDashboard dashboard;
  private static InfluxServer server;
  private static InfluxConnection influx;

  /** A home of the trends, and how points come into it. */
  enum Adapter {
    POSTGRESQL {
      @Override
      TrendSeries series() {
        return dashboard.bean(ProjectedTrendRepository.class);
      }

      @Override
      void write(TrendPoint... points) {
        dashboard.project(Topic.TRENDS, points);
      }
    },
    INFLUXDB {
      @Override
      TrendSeries series() {
        return new InfluxTrendRepository(influx);
      }

      @Override
      void write(TrendPoint... points) throws IOException {
        influx.write(
            Arrays.stream(points)
                .map(point -> TrendMeasurement.point(point).lineProtocol(TimeUnit.SECONDS))
                .toList());
      }
    };

    abstract TrendSeries series();

    abstract void write(TrendPoint... points) throws IOException;

    /** A patient of this adapter alone. */
    AuthorizedPatient patient(String test) {
      dashboard
          .bean(AccountService.class)
          .enter(List.of(), List.of(), List.of(new NewPatient(id(test), "Pat", "north")));
      return dashboard
          .bean(PatientQueries.class)
          .authorize(dashboard.viewer("ana"), id(test))
          .orElseThrow();
    }

    String id(String test) {
      return "p-" + test + "-" + name();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    dashboard = RunningDashboard.start();
    server =
        InfluxServer.start(
            InfluxServer.program().orElseThrow(), directory, InfluxServer.Accounts.NONE);
    influx = new InfluxConnection(server.target("attune"), Map.of(), Duration.ofSeconds(10));
    influx.createDatabase();
  }

  @AfterAll
  static void stop() throws IOException {
    influx.close();
    server.close();
    dashboard.close();
  }

  private static ChartDay usual(LocalDate day) {
    return new ChartDay(
        day,
        6.0,
        true,
        1,
        "IN_RANGE",
        14,
        4.6,
        7.8,
        6.1,
        5.4,
        7.0,
        Course.UNKNOWN,
        new Baseline(6.2, 0.8, -0.1),
        1,
        true,
        Records.NOON);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheDaysOfEveryMetricOldestFirst(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("every");
    String id = patient.patientId();
    adapter.write(
        Records.point(id, "mood", DAY.plusDays(2)).build(),
        Records.point(id, "mood", DAY).build(),
        Records.point(id, "steps", DAY.plusDays(1)).build(),
        Records.point(id, "mood", DAY.plusDays(1)).build());

    assertThat(adapter.series().days(patient))
        .isEqualTo(
            Map.of(
                "mood", List.of(usual(DAY), usual(DAY.plusDays(1)), usual(DAY.plusDays(2))),
                "steps", List.of(usual(DAY.plusDays(1)))));
    assertThat(adapter.series().days(patient, "steps")).containsExactly(usual(DAY.plusDays(1)));
  }

  @ParameterizedTest
  @EnumSource
  void givesADayWithoutAChartAndADayForGood(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("kinds");
    TrendPoint.Builder learning =
        Records.point(patient.patientId(), "mood", DAY)
            .setValue(0)
            .setValid(false)
            .setCoverage(0.25)
            .setStatus(ChartStatus.LEARNING)
            .setBaselineDays(3)
            .setFinality(Finality.FINAL);
    adapter.write(chartless(learning).build());

    assertThat(adapter.series().days(patient, "mood"))
        .containsExactly(
            new ChartDay(
                DAY,
                0,
                false,
                0.25,
                "LEARNING",
                3,
                null,
                null,
                null,
                null,
                null,
                Course.UNKNOWN,
                Baseline.UNKNOWN,
                1,
                false,
                Records.NOON));
  }

  @ParameterizedTest
  @EnumSource
  void givesWhatIsUsualForAdultsWithoutAChart(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("adults");
    TrendPoint.Builder learning =
        Records.point(patient.patientId(), "spo2", DAY)
            .setStatus(ChartStatus.LEARNING)
            .setBaselineDays(5);
    adapter.write(chartless(learning).setUsualLow(93.5).setUsualHigh(99.5).build());

    assertThat(adapter.series().days(patient, "spo2"))
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.usualForAdults()).isTrue();
              assertThat(day.usualLow()).isEqualTo(93.5);
              assertThat(day.usualHigh()).isEqualTo(99.5);
              assertThat(day.upperLimit()).isNull();
            });
  }

  @ParameterizedTest
  @EnumSource
  void showsTheLatestRevisionAndNothingOfTheOneBefore(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("revision");
    String id = patient.patientId();
    adapter.write(Records.point(id, "mood", DAY).setRevision(1).build());
    adapter.write(
        chartless(Records.point(id, "mood", DAY).setRevision(2).setValue(3.5))
            .setStatus(ChartStatus.LEARNING)
            .build());

    assertThat(adapter.series().days(patient, "mood"))
        .containsExactly(
            new ChartDay(
                DAY,
                3.5,
                true,
                1,
                "LEARNING",
                14,
                null,
                null,
                null,
                null,
                null,
                Course.UNKNOWN,
                Baseline.UNKNOWN,
                2,
                true,
                Records.NOON));
  }

  @ParameterizedTest
  @EnumSource
  void knowsNothingOfAPatientWithoutData(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("none");

    assertThat(adapter.series().days(patient)).isEmpty();
    assertThat(adapter.series().days(patient, "mood")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsPatientsApartWhateverTheyAndTheirMetricsAreCalled(Adapter adapter) throws IOException {
    AuthorizedPatient odd = adapter.patient("o'd, d=1 \"x\"");
    AuthorizedPatient other = adapter.patient("other");
    adapter.write(
        Records.point(odd.patientId(), "own metric, 1", DAY).build(),
        Records.point(other.patientId(), "mood", DAY.plusDays(1)).build());

    assertThat(adapter.series().days(odd)).isEqualTo(Map.of("own metric, 1", List.of(usual(DAY))));
    assertThat(adapter.series().days(other))
        .isEqualTo(Map.of("mood", List.of(usual(DAY.plusDays(1)))));
    assertThat(adapter.series().days(other, "' or 1=1 --")).isEmpty();
  }

  private static TrendPoint.Builder chartless(TrendPoint.Builder point) {
    return point
        .setBaselineMean(null)
        .setBaselineSd(null)
        .setUsualLow(null)
        .setUsualHigh(null)
        .setEwma(null)
        .setLowerLimit(null)
        .setUpperLimit(null)
        .setZ(null);
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheCourseOfADay(Adapter adapter) throws IOException {
    AuthorizedPatient patient = adapter.patient("course");
    adapter.write(
        Records.point(patient.patientId(), "mood", DAY)
            .setSlopePerDay(0.3)
            .setSlope14Lower(0.1)
            .setSlope14Upper(0.5)
            .setVariabilityRatio(2.0)
            .setVariabilityLimit(1.8)
            .setAdmissionMean(6.5)
            .build());

    assertThat(adapter.series().days(patient, "mood"))
        .extracting(ChartDay::course)
        .containsExactly(new Course(0.3, 0.1, 0.5, 2.0, 1.8, 6.5));
  }
}
