package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.app.endtoend.AttuneProcess.Ready;
import org.attune.app.platform.LoopbackPorts;
import org.attune.app.platform.TopicSnapshot;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.UndecodableException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole of Attune in the middle of traffic and starts it again, while a producer outside
 * keeps the truth. Comes before the tests that keep an Attune running: restarts are timed here.
 */
@Order(1)
class SigkillITCase {
  private static final Duration RESTART_BUDGET = Duration.ofSeconds(30);
  private static final Duration CATCH_UP_PATIENCE = Duration.ofSeconds(90);
  private static final int BURST = 150;

  @TempDir Path directory;

  @Test
  void nothingIsLostDoubledOrForgottenWhenItIsKilledAgainAndAgain() throws Exception {
    Path data = directory.resolve("data");
    int port = LoopbackPorts.freePort(OptionalInt.empty());

    AttuneProcess process = AttuneProcess.up(data, port);
    Ready ready = process.awaitReady();
    try (TruthKeeper truth = new TruthKeeper(ready.text("kafka"), Instant.now())) {
      truth.send(BURST, Instant.now());
      process.killJvm();
      // As a kill before the first checkpoint leaves it, whether that had come by then or not.
      deleteRecursively(data.resolve("checkpoints"));
      assertThat(anyCompleteCheckpoint(data)).isFalse();
      ProcessHandle orphan = databaseServer(data);
      assertThat(orphan.isAlive()).as("the database server outlives its JVM").isTrue();

      // Sent into the outage: the client holds it until the broker is back.
      truth.send(BURST, Instant.now());
      process = AttuneProcess.up(data, port);
      awaitRestart(process, "after the JVM was killed");
      assertThat(orphan.isAlive()).as("the database server of the killed JVM").isFalse();
      truth.send(BURST, Instant.now());
      await().atMost(CATCH_UP_PATIENCE).until(() -> anyCompleteCheckpoint(data));

      truth.send(BURST, Instant.now());
      process.killGroup();
      truth.send(BURST, Instant.now());
      process = AttuneProcess.up(data, port);
      awaitRestart(process, "after the process group was killed");
      truth.send(BURST, Instant.now());

      process.killJvm();
      process = AttuneProcess.up(data, port);
      awaitRestart(process, "after the JVM was killed once more");
      truth.awaitAcknowledged();

      String kafka = ready.text("kafka");
      awaitLedger(kafka, truth.records());
      assertThat(ledger(kafka).values().stream().mapToLong(Ledger::getQuarantined).sum()).isZero();
      await()
          .atMost(CATCH_UP_PATIENCE)
          .untilAsserted(() -> assertThat(moodDays(kafka)).isEqualTo(truth.moodDays()));
      String database = ready.text("database");
      await()
          .atMost(CATCH_UP_PATIENCE)
          .untilAsserted(() -> assertThat(notified(database)).isEqualTo(truth.safetyEvents()));
      System.out.println(
          "records sent %d, safety events %d, all notified exactly once"
              .formatted(truth.records(), truth.safetyEvents().size()));
    } finally {
      process.stop();
    }
  }

  private static void awaitRestart(AttuneProcess process, String when) throws Exception {
    Duration after = process.awaitReady().after();
    assertThat(process.errorLines()).noneMatch(line -> line.contains("First account"));
    System.out.println("restart " + when + ": " + after.toMillis() + " ms");
    assertThat(after).as("restart " + when).isLessThan(RESTART_BUDGET);
  }

  private static ProcessHandle databaseServer(Path data) throws IOException {
    String pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static void awaitLedger(String kafka, long records) {
    await()
        .atMost(CATCH_UP_PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        ledger(kafka).values().stream()
                            .mapToLong(
                                entry ->
                                    entry.getAccepted()
                                        + entry.getDuplicate()
                                        + entry.getLate()
                                        + entry.getQuarantined())
                            .sum())
                    .isEqualTo(records));
    ledger(kafka)
        .forEach(
            (key, entry) ->
                assertThat(
                        entry.getAccepted()
                            + entry.getDuplicate()
                            + entry.getLate()
                            + entry.getQuarantined())
                    .as("records counted through the offset of " + key)
                    .isEqualTo(entry.getThroughOffset() + 1));
  }

  private static Map<String, Ledger> ledger(String kafka) {
    try {
      Map<String, Ledger> entries = TopicSnapshot.latest(kafka, Topic.LEDGER, Ledger.class);
      entries.keySet().removeIf(key -> key.startsWith(Topic.CLOCK.topicName()));
      return entries;
    } catch (UndecodableException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> moodDays(String kafka) throws Exception {
    Map<String, String> days = new TreeMap<>();
    for (TrendPoint point : TopicSnapshot.latest(kafka, Topic.TRENDS, TrendPoint.class).values()) {
      if (point.getMetric().equals("mood")) {
        days.put(
            point.getPatientId() + "/" + point.getLocalDay().toEpochDay(),
            "%.6f of %d".formatted(point.getValue(), point.getSamples()));
      }
    }
    return days;
  }

  /** patient/evidence of every notification; fails on a double one. */
  private static Set<String> notified(String url) throws Exception {
    Set<String> notified = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select patient_id, evidence_key from notification where kind = 'SUICIDE_RISK'")) {
      while (rows.next()) {
        assertThat(notified.add(rows.getString(1) + "/" + rows.getString(2))).isTrue();
      }
    }
    return notified;
  }

  private static void deleteRecursively(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean anyCompleteCheckpoint(Path data) throws IOException {
    Path checkpoints = data.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (UncheckedIOException e) {
      // A checkpoint was discarded while it was looked at: then a later one is complete.
      return true;
    }
  }
}
