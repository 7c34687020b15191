package org.attune.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.WholeJobs.PARALLELISM;
import static org.attune.pipelines.WholeJobs.PER_PARTITION;
import static org.attune.pipelines.WholeJobs.undisturbed;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.attune.influx.InfluxTarget;
import org.attune.pipelines.WholeJobs.TrendRun;
import org.attune.pipelines.influx.InfluxSettings;
import org.attune.pipelines.influx.InfluxSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An InfluxDB can be taken away from a job that wrote to one. */
final class WithoutInfluxITCase {
  private static final int HALF = PER_PARTITION / 2;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(PARALLELISM)
              .build());

  @Test
  void theJobGoesOnWithoutThePointsThatWaited(@TempDir Path directory) throws Exception {
    TrendRun whole = WholeJobs.trends(undisturbed());
    TrendRun first = TrendRun.empty();
    // Nothing listens on port 1: points wait, and are in the state.
    InfluxSink away =
        new InfluxSink(InfluxTarget.parse("http://127.0.0.1:1"), InfluxSettings.DEFAULT);
    JobClient job =
        WholeJobs.defineTrends(first, SavepointITCase.holdingAfter(HALF), new Configuration(), away)
            .executeAsync("with");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> first.quarantine().all().size() == 2 * PARALLELISM * HALF / 10);
    Configuration from = new Configuration();
    from.set(
        StateRecoveryOptions.SAVEPOINT_PATH,
        job.stopWithSavepoint(false, directory.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(30, TimeUnit.SECONDS));

    TrendRun second = TrendRun.empty();
    WholeJobs.defineTrends(second, undisturbed(), from).execute("without");

    assertThat(second.lastPoints()).isEqualTo(whole.lastPoints());
    // It went on: what was read before the savepoint was not read again.
    assertThat(second.quarantined()).hasSize(whole.quarantined().size() / 2);
  }
}
