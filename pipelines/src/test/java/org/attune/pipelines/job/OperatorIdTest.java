package org.attune.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.graph.StreamingJobGraphGenerator;
import org.attune.influx.InfluxTarget;
import org.attune.pipelines.alert.AlertJob;
import org.attune.pipelines.journal.JournalJob;
import org.attune.pipelines.journal.JournalModelJob;
import org.attune.pipelines.trend.TrendJob;
import org.junit.jupiter.api.Test;

/** State is found again by uid alone: one that changes takes its state with it. */
final class OperatorIdTest {
  private static final String COMMITTER = "Sink Committer: ";
  private static final JobSettings SETTINGS =
      JobSettings.live("127.0.0.1:9092").withInflux(InfluxTarget.parse("http://127.0.0.1:8086"));

  @Test
  void uidsAreThoseThatWereReleased() throws IOException {
    assertThat(Arrays.stream(OperatorId.values()).map(OperatorId::uid))
        .as("add new ones at the end of operator-uids.txt; never change or reuse one")
        .containsExactlyElementsOf(released());
  }

  @Test
  void everyOperatorOfTheTrendJobHasItsUid() {
    assertThat(uidsOf(TrendJob::define))
        .containsExactlyInAnyOrderElementsOf(uids(id -> id.name().startsWith("TREND_")));
  }

  @Test
  void theTrendJobWritesToInfluxDbOnlyWhenItIsTold() {
    assertThat(uidsOf(TrendJob::define, SETTINGS.withInflux(null)))
        .containsExactlyInAnyOrderElementsOf(
            uids(id -> id.name().startsWith("TREND_") && id != OperatorId.TREND_INFLUX_SINK));
  }

  @Test
  void everyOperatorOfTheAlertJobHasItsUid() {
    assertThat(uidsOf(AlertJob::define))
        .containsExactlyInAnyOrderElementsOf(uids(id -> id.name().startsWith("ALERT_")));
  }

  @Test
  void everyOperatorOfTheJournalJobHasItsUid() {
    assertThat(uidsOf(JournalJob::define))
        .containsExactlyInAnyOrderElementsOf(uids(id -> id.name().startsWith("JOURNAL_")));
  }

  @Test
  void everyOperatorOfTheJournalModelJobHasItsUid() {
    assertThat(uidsOf(JournalModelJob::define))
        .containsExactlyInAnyOrderElementsOf(uids(id -> id.name().startsWith("MODEL_")));
  }

  @Test
  void theTextOfAJournalCrossesNoNetwork() {
    staysWithTheSource(JournalJob::define, OperatorId.JOURNAL_PHRASES);
    staysWithTheSource(JournalModelJob::define, OperatorId.MODEL_READING);
  }

  private static void staysWithTheSource(
      BiConsumer<StreamExecutionEnvironment, JobSettings> job, OperatorId reader) {
    StreamGraph graph = graphOf(job, SETTINGS);

    assertThat(graph.getStreamNodes())
        .filteredOn(node -> reader.uid().equals(node.getTransformationUID()))
        .singleElement()
        .satisfies(
            node ->
                assertThat(StreamingJobGraphGenerator.isChainable(node.getInEdges().get(0), graph))
                    .isTrue());
  }

  /** Without the committer that Flink puts behind a sink's writer, named after it. */
  private static List<String> uidsOf(BiConsumer<StreamExecutionEnvironment, JobSettings> job) {
    return uidsOf(job, SETTINGS);
  }

  private static List<String> uidsOf(
      BiConsumer<StreamExecutionEnvironment, JobSettings> job, JobSettings settings) {
    return graphOf(job, settings).getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .map(Objects::requireNonNull)
        .filter(uid -> !uid.startsWith(COMMITTER))
        .toList();
  }

  private static StreamGraph graphOf(
      BiConsumer<StreamExecutionEnvironment, JobSettings> job, JobSettings settings) {
    StreamExecutionEnvironment env = JobArguments.environment();
    job.accept(env, settings);
    return env.getStreamGraph();
  }

  private static List<String> uids(Predicate<OperatorId> which) {
    return Arrays.stream(OperatorId.values()).filter(which).map(OperatorId::uid).toList();
  }

  private static List<String> released() throws IOException {
    try (var in =
        Objects.requireNonNull(OperatorIdTest.class.getResourceAsStream("/operator-uids.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
