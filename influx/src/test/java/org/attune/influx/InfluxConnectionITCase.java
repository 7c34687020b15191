package org.attune.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.attune.influx.InfluxServer.Accounts;
import org.attune.schemas.result.TrendPoint;
import org.influxdb.dto.QueryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server. */
final class InfluxConnectionITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path directory;

  private InfluxServer start(Accounts accounts) throws IOException {
    return InfluxServer.start(InfluxServer.program().orElseThrow(), directory, accounts);
  }

  private static InfluxConnection connect(InfluxServer server, Map<String, String> environment) {
    return new InfluxConnection(server.target("attune"), environment, PATIENCE);
  }

  private static List<String> lines(TrendPoint.Builder... points) {
    return java.util.Arrays.stream(points)
        .map(point -> TrendMeasurement.point(point.build()).lineProtocol(TimeUnit.SECONDS))
        .toList();
  }

  private static List<QueryResult.Series> read(InfluxConnection connection, String patient)
      throws IOException {
    return connection.read(
        "SELECT revision, ewma, absent FROM trend WHERE patient = $patient",
        Map.of("patient", patient));
  }

  @Test
  void aRevisionLiesOnTheOneBefore() throws IOException {
    try (InfluxServer server = start(Accounts.NONE);
        InfluxConnection connection = connect(server, Map.of())) {
      connection.createDatabase();
      connection.write(lines(Records.learning().setRevision(7).setEwma(5.5)));
      connection.write(lines(Records.learning().setRevision(8)));

      List<QueryResult.Series> found = read(connection, "p-1");
      assertThat(found).hasSize(1);
      assertThat(found.get(0).getValues()).hasSize(1);
      List<Object> row = found.get(0).getValues().get(0);
      assertThat(row.get(0)).isEqualTo(Records.DAY.toEpochDay() * 86_400.0);
      assertThat(row.get(1)).isEqualTo(8.0);
      // The server keeps a field that is not written again: hence the names of those that are gone.
      assertThat(row.get(2)).isEqualTo(5.5);
      assertThat((String) row.get(3)).contains("ewma");
    }
  }

  @Test
  void valuesOfAQueryAreNoPartOfItsLanguage() throws IOException {
    try (InfluxServer server = start(Accounts.NONE);
        InfluxConnection connection = connect(server, Map.of())) {
      connection.createDatabase();
      connection.write(lines(Records.learning()));

      assertThat(read(connection, "p-2' OR patient = 'p-1")).isEmpty();
      assertThat(read(connection, "p-1")).hasSize(1);
    }
  }

  @Test
  void makingTheDatabaseTwiceKeepsItsPoints() throws IOException {
    try (InfluxServer server = start(Accounts.NONE);
        InfluxConnection connection = connect(server, Map.of())) {
      connection.createDatabase();
      connection.write(lines(Records.learning()));
      connection.createDatabase();

      assertThat(read(connection, "p-1")).hasSize(1);
    }
  }

  @Test
  void aRefusalTellsItsStatusAndNothingThatWasSent() throws IOException {
    try (InfluxServer server = start(Accounts.NONE);
        InfluxConnection connection = connect(server, Map.of())) {
      assertThatThrownBy(() -> connection.write(lines(Records.learning())))
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(404));
      assertThatThrownBy(() -> read(connection, "p-1")).isInstanceOf(RefusedException.class);
      connection.createDatabase();
      assertThatThrownBy(() -> connection.write(List.of("trend,patient=p-1 value=")))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.error()).contains("unable to parse", "p-1");
                assertThat(refused).message().doesNotContain("p-1");
              });
    }
  }

  @Test
  void userAndPasswordComeFromTheEnvironment() throws IOException {
    Map<String, String> right =
        Map.of(
            InfluxConnection.USER_VARIABLE, "writer",
            InfluxConnection.PASSWORD_VARIABLE, "sesame");
    Map<String, String> wrong =
        Map.of(
            InfluxConnection.USER_VARIABLE, "writer",
            InfluxConnection.PASSWORD_VARIABLE, "open");
    try (InfluxServer server = start(Accounts.REQUIRED)) {
      try (InfluxConnection first = connect(server, Map.of())) {
        first.run("CREATE USER writer WITH PASSWORD 'sesame' WITH ALL PRIVILEGES");
      }
      try (InfluxConnection connection = connect(server, right)) {
        connection.createDatabase();
        connection.write(lines(Records.learning()));
        assertThat(read(connection, "p-1")).hasSize(1);
      }
      try (InfluxConnection connection = connect(server, wrong)) {
        assertThatThrownBy(() -> connection.write(lines(Records.learning())))
            .isInstanceOfSatisfying(
                RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(401));
      }
    }
  }

  @Test
  void aServerThatIsAwayIsNoRefusalAndIsFoundAgain() throws IOException {
    try (InfluxServer server = start(Accounts.NONE);
        InfluxConnection connection = connect(server, Map.of())) {
      connection.createDatabase();
      connection.write(lines(Records.learning()));
      server.stop();
      assertThatThrownBy(() -> connection.write(lines(Records.learning())))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(RefusedException.class);
      server.startAgain();

      assertThat(read(connection, "p-1")).hasSize(1);
    }
  }
}
