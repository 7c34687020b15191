package org.attune.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.WholeJobs.PARALLELISM;
import static org.attune.pipelines.WholeJobs.PER_PARTITION;
import static org.attune.pipelines.WholeJobs.undisturbed;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.attune.analytics.alert.Alert;
import org.attune.pipelines.WholeJobs.AlertRun;
import org.attune.pipelines.WholeJobs.TrendRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State of every released version can be restored, and its job goes on with right results.
 *
 * <p>A change of state that these cannot restore needs a migration, not a new savepoint. When state
 * changes in a way that they can, add a savepoint of the new version (canonical format, taken half
 * way through the input):
 *
 * <pre>{@code
 * ./mvnw verify -pl pipelines -am -Dit.test=SavepointITCase \
 *     -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dfailsafe.failIfNoSpecifiedTests=false -DexcludedGroups= -Dgroups=savepoint-writer \
 *     -Dattune.savepoint.version=v5
 * }</pre>
 *
 * and commit what it writes to {@code src/test/resources/savepoints/v5}. Never replace an older
 * one.
 */
final class SavepointITCase {
  private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");
  private static final String NEW_VERSION = "attune.savepoint.version";

  /** Records of each partition before the savepoint. */
  private static final int HALF = PER_PARTITION / 2;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(PARALLELISM)
              .build());

  static Stream<String> versions() throws IOException {
    try (Stream<Path> versions = Files.list(SAVEPOINTS)) {
      return versions.map(version -> version.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theTrendJobGoesOnFromTheStateOfEachVersion(String version) throws Exception {
    TrendRun whole = WholeJobs.trends(undisturbed());
    TrendRun restored = TrendRun.empty();
    WholeJobs.defineTrends(restored, undisturbed(), from(version, "trends")).execute("trends");

    assertThat(restored.lastPoints()).isEqualTo(whole.lastPoints());
    assertThat(restored.lastEntries()).isEqualTo(whole.lastEntries());
    // It went on: what was read before the savepoint was not read again.
    assertThat(restored.quarantined()).hasSize(whole.quarantined().size() / 2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theAlertJobGoesOnFromTheStateOfEachVersion(String version) throws Exception {
    AlertRun whole = WholeJobs.alerts(undisturbed());
    AlertRun restored = AlertRun.empty();
    WholeJobs.defineAlerts(restored, undisturbed(), from(version, "alerts")).execute("alerts");

    // Every patient's episode goes on; those that were closed before stay so. An episode keeps the
    // id and the time of opening that it was given: until v3 those that went on from a closed one
    // were numbered by it, and the time was that of the patient's clock.
    assertThat(restored.alerts().lastPer(SavepointITCase::opening))
        .hasSize(2 * PARALLELISM)
        .allSatisfy(
            (opening, alert) ->
                assertThat(alert)
                    .usingRecursiveComparison()
                    .ignoringFields("alertId", "revision", "openedAtMillis")
                    .isEqualTo(whole.alerts().lastPer(SavepointITCase::opening).get(opening)));
    assertThat(restored.quarantine().all()).hasSize(whole.quarantine().all().size() / 2);
  }

  @Test
  void theAlertJobGoesOnFromTheNewestStateAsIfItHadNeverStopped() throws Exception {
    AlertRun whole = WholeJobs.alerts(undisturbed());
    AlertRun restored = AlertRun.empty();
    String newest = versions().max(Comparator.naturalOrder()).orElseThrow();
    WholeJobs.defineAlerts(restored, undisturbed(), from(newest, "alerts")).execute("alerts");

    assertThat(restored.alerts().lastPer(Alert::alertId))
        .hasSize(2 * PARALLELISM)
        .allSatisfy(
            (alertId, alert) ->
                assertThat(alert).isEqualTo(whole.alerts().lastPer(Alert::alertId).get(alertId)));
  }

  private static String opening(Alert alert) {
    return alert.patientId() + alert.kind() + alert.evidence().get(0).key();
  }

  @Test
  @Tag("savepoint-writer")
  void writesTheStateOfANewVersion(@TempDir Path directory) throws Exception {
    Path version = SAVEPOINTS.resolve(Objects.requireNonNull(System.getProperty(NEW_VERSION)));
    TrendRun trends = TrendRun.empty();
    take(
        WholeJobs.defineTrends(trends, holdingAfter(HALF), inOneFile()),
        () -> trends.quarantine().all().size() == 2 * PARALLELISM * HALF / 10,
        directory.resolve("trends"),
        version.resolve("trends"));
    AlertRun alerts = AlertRun.empty();
    take(
        WholeJobs.defineAlerts(alerts, holdingAfter(HALF), inOneFile()),
        () -> alerts.quarantine().all().size() == PARALLELISM * HALF / 10,
        directory.resolve("alerts"),
        version.resolve("alerts"));

    assertThat(version.resolve("trends")).isNotEmptyDirectory();
    assertThat(version.resolve("alerts")).isNotEmptyDirectory();
  }

  private static void take(
      StreamExecutionEnvironment env, Callable<Boolean> halfWay, Path directory, Path target)
      throws Exception {
    assertThat(target).as("a savepoint that was released is never replaced").doesNotExist();
    JobClient job = env.executeAsync("savepoint");
    await().atMost(Duration.ofSeconds(30)).until(halfWay);
    String written =
        job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(30, TimeUnit.SECONDS);
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(Path.of(URI.create(written)))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Configuration inOneFile() {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    return configuration;
  }

  private static Configuration from(String version, String job) {
    Configuration configuration = new Configuration();
    configuration.set(
        StateRecoveryOptions.SAVEPOINT_PATH,
        SAVEPOINTS.resolve(version).resolve(job).toUri().toString());
    return configuration;
  }

  /** Emits that many records per reader, and no more. */
  static RateLimiterStrategy<NumberSequenceSplit> holdingAfter(int records) {
    return parallelism -> {
      AtomicInteger emitted = new AtomicInteger();
      return wanted ->
          emitted.addAndGet(wanted) <= records
              ? CompletableFuture.completedFuture(null)
              : new CompletableFuture<>();
    };
  }
}
