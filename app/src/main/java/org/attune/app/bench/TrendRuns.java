package org.attune.app.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.attune.app.platform.BatchPlatform;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.JobDefinition;
import org.attune.app.platform.ScratchDirectory;
import org.attune.app.platform.StateBackend;
import org.attune.app.replay.CountingSink;
import org.attune.app.replay.EventCounts;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;

/** One log, and what can be run over it from its beginning again and again. */
final class TrendRuns implements AutoCloseable {
  /** What the trend job reads. */
  private static final Topic[] INPUTS = TrendJob.inputs().toArray(Topic[]::new);

  private static final short ONE_COPY = 1;
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** While a few patients are caught up with, each is published every ten seconds at least. */
  private static final Duration QUIET = Duration.ofSeconds(12);

  /** Of many, each waits for the others: longer than the pauses between any two of them. */
  private static final Duration QUIET_EACH = Duration.ofMillis(1);

  private static final String MEANS = "bench.daily-means";

  private final BatchPlatform platform;
  private final FlinkSettings flink;
  private final int patients;
  private final EventCounts sent;
  private final Consumer<String> say;
  private int runs;

  private TrendRuns(
      BatchPlatform platform,
      FlinkSettings flink,
      int patients,
      EventCounts sent,
      Consumer<String> say) {
    this.platform = platform;
    this.flink = flink;
    this.patients = patients;
    this.sent = sent;
    this.say = say;
  }

  /** What a job that went on until it had caught up left behind. */
  record CaughtUp(Cost cost, long stateBytes) {}

  /** Writes events into a log. */
  @FunctionalInterface
  interface Fill {
    /** Sends them, in receive order. */
    void into(MixedHistory history, Consumer<TimedEvent> sink);
  }

  /**
   * Starts broker and stream processor and fills the log.
   *
   * @throws IOException when they do not start
   */
  static TrendRuns over(
      FlinkSettings flink,
      String cohort,
      int patients,
      int days,
      Fill fill,
      Clock clock,
      Consumer<String> say)
      throws IOException {
    List<NewTopic> topics =
        new ArrayList<>(TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY));
    topics.add(new NewTopic(MEANS, TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY));
    BatchPlatform platform = BatchPlatform.start(topics, flink, say);
    try {
      EventCounts counts =
          filled(
              platform.bootstrapServers(),
              fill,
              new MixedHistory(
                  cohort, patients, days, clock.instant().truncatedTo(ChronoUnit.DAYS)));
      say.accept(
          "%d events, %d samples are in the log".formatted(counts.total(), counts.samples()));
      return new TrendRuns(platform, flink, patients, counts, say);
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  private static EventCounts filled(String bootstrapServers, Fill fill, MixedHistory history) {
    EventCounts counts = new EventCounts();
    try (EventSink sink =
        new CountingSink(
            KafkaEventSink.connect(bootstrapServers, KafkaEventSink.HISTORY_TICK), counts)) {
      fill.into(history, sink::write);
    }
    return counts;
  }

  /** What is in the log, ticks left out. */
  EventCounts sent() {
    return sent;
  }

  /** Reads and decodes everything; returns how many records there are, ticks included. */
  long floor() throws Exception {
    return new FloorConsumer(platform.bootstrapServers(), flink.parallelism()).read(INPUTS);
  }

  /** The trend job from the beginning of the log to its end. */
  void job(StateBackend backend) throws IOException {
    JobSettings settings = JobSettings.live(platform.bootstrapServers()).bounded();
    platform.run(definition(settings), backend, PATIENCE);
  }

  /** The trend job as it runs live, until it has caught up; ended with a canonical savepoint. */
  CaughtUp catchUp(StateBackend backend) throws Exception {
    JobDefinition job = definition(JobSettings.live(platform.bootstrapServers()));
    try (CatchUp progress = new CatchUp(platform.bootstrapServers(), INPUTS)) {
      Cost cost =
          Cost.of(
              () -> {
                platform.start(job, backend);
                progress.await(PATIENCE, say);
              });
      say.accept("Caught up in %.1f s".formatted(cost.wallSeconds()));
      // State is weighed with everything published: charts of open days are a good part of it.
      progress.awaitPublished(QUIET.plus(QUIET_EACH.multipliedBy(patients)), PATIENCE);
      return new CaughtUp(cost, platform.stopWithSavepoint(job.name()));
    }
  }

  /** Daily means alone, in Kafka Streams. */
  void kafkaStreams() throws IOException, InterruptedException {
    try (ScratchDirectory state = ScratchDirectory.create()) {
      new DailyMeanStreams(
              platform.bootstrapServers(),
              flink.parallelism(),
              flink.checkpointInterval(),
              state.data().root())
          .run("bench-daily-means-" + ++runs, MEANS, sent.of(Topic.BIOMETRICS), PATIENCE);
    }
  }

  private JobDefinition definition(JobSettings settings) {
    return new JobDefinition(TrendJob.NAME + "-" + ++runs, env -> TrendJob.define(env, settings));
  }

  @Override
  public void close() throws IOException {
    platform.close();
  }
}
