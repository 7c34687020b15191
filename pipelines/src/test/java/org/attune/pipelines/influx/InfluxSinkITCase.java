package org.attune.pipelines.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendPoint;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxServer;
import org.attune.influx.InfluxServer.Accounts;
import org.attune.influx.InfluxTarget;
import org.attune.pipelines.Collected;
import org.attune.pipelines.CrashOnce;
import org.attune.pipelines.job.JobArguments;
import org.influxdb.dto.QueryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a job, against a real server. */
final class InfluxSinkITCase {
  private static final int PARALLELISM = 2;
  private static final int PER_SUBTASK = 400;
  private static final int RECORDS = PARALLELISM * PER_SUBTASK;
  private static final int DAYS = 4;
  private static final int DAY_0 = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          () ->
              new MiniClusterResourceConfiguration.Builder()
                  .setNumberTaskManagers(1)
                  .setNumberSlotsPerTaskManager(PARALLELISM)
                  .setConfiguration(METRICS.addToConfiguration(new Configuration()))
                  .build());

  @TempDir private Path directory;
  private InfluxServer server;
  private InfluxConnection reader;
  private final List<JobClient> jobs = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    server = InfluxServer.start(InfluxServer.program().orElseThrow(), directory, Accounts.NONE);
    reader = new InfluxConnection(server.target("attune"), Map.of(), Duration.ofSeconds(10));
    reader.createDatabase();
  }

  @AfterEach
  void stopServer() throws Exception {
    for (JobClient job : jobs) {
      if (!job.getJobStatus().get().isGloballyTerminalState()) {
        job.cancel().get();
      }
    }
    reader.close();
    server.close();
  }

  /** Two patients a range; the days of each in turn, with growing revisions. */
  private static TrendPoint point(long index) {
    long patient = index / (PER_SUBTASK / 2);
    int day = DAY_0 + (int) (index % DAYS);
    return point("p-" + patient, day, index + 1);
  }

  private static TrendPoint point(String patient, int epochDay, long revision) {
    return new TrendPoint(
        patient,
        "mood",
        epochDay,
        60,
        revision / 2.0,
        2,
        1,
        true,
        ChartStatus.LEARNING,
        3,
        null,
        null,
        null,
        revision,
        Finality.PROVISIONAL,
        true,
        1_700_000_000_000L,
        Confidentiality.NORMAL);
  }

  private static RateLimiterStrategy<NumberSequenceSplit> undisturbed() {
    return parallelism -> records -> CompletableFuture.completedFuture(null);
  }

  private static StreamExecutionEnvironment environment(int restarts) {
    Configuration configuration = JobArguments.houseRules();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(PARALLELISM);
    return env;
  }

  private static DataStream<TrendPoint> points(
      StreamExecutionEnvironment env,
      GeneratorFunction<Long, TrendPoint> input,
      RateLimiterStrategy<NumberSequenceSplit> pace) {
    return env.fromSource(
            new DataGeneratorSource<>(input, RECORDS, pace, TypeInformation.of(TrendPoint.class)),
            WatermarkStrategy.noWatermarks(),
            "points")
        .uid("points");
  }

  private void toInflux(
      DataStream<TrendPoint> points, InfluxTarget target, InfluxSettings settings) {
    points
        .keyBy(TrendPoint::patientId)
        .sinkTo(new InfluxSink(target, settings))
        .uid("influx")
        .name("influx");
  }

  private StreamExecutionEnvironment job(
      int restarts,
      GeneratorFunction<Long, TrendPoint> input,
      RateLimiterStrategy<NumberSequenceSplit> pace) {
    StreamExecutionEnvironment env = environment(restarts);
    toInflux(points(env, input, pace), server.target("attune"), InfluxSettings.DEFAULT);
    return env;
  }

  /**
   * Days that have something, also while the job writes: the server may show one field of a point
   * before another.
   */
  private long daysStored() throws IOException {
    return reader
        .read("SELECT revision, value FROM trend GROUP BY patient, metric", Map.of())
        .stream()
        .mapToLong(series -> series.getValues().size())
        .sum();
  }

  /** Revision by patient and day, once nothing is written any more. */
  private Map<List<Object>, Long> stored() throws IOException {
    Map<List<Object>, Long> stored = new HashMap<>();
    for (QueryResult.Series series :
        reader.read("SELECT revision, value FROM trend GROUP BY patient, metric", Map.of())) {
      for (List<Object> row : series.getValues()) {
        long revision = ((Double) row.get(1)).longValue();
        assertThat(row.get(2)).as("value and revision go together").isEqualTo(revision / 2.0);
        stored.put(
            List.of(
                series.getTags().getOrDefault("patient", ""),
                ((Double) row.get(0)).longValue() / 86_400),
            revision);
      }
    }
    return stored;
  }

  private static Map<List<Object>, Long> lastRevisions(GeneratorFunction<Long, TrendPoint> input)
      throws Exception {
    Map<List<Object>, Long> last = new HashMap<>();
    for (long index = 0; index < RECORDS; index++) {
      TrendPoint point = input.map(index);
      last.merge(List.of(point.patientId(), (long) point.epochDay()), point.revision(), Math::max);
    }
    return last;
  }

  private static long counted(JobClient job, String name) {
    return METRICS.findMetrics(job.getJobID(), ".*" + name).values().stream()
        .mapToLong(InfluxSinkITCase::count)
        .sum();
  }

  private static long count(Metric metric) {
    return ((Counter) metric).getCount();
  }

  private JobClient run(StreamExecutionEnvironment env) throws Exception {
    JobClient job = env.executeAsync();
    jobs.add(job);
    return job;
  }

  private static void end(JobClient job) throws Exception {
    job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void theLastRevisionOfEachDayStandsAtTheEnd() throws Exception {
    end(run(job(0, InfluxSinkITCase::point, undisturbed())));

    assertThat(stored()).hasSize(4 * DAYS).isEqualTo(lastRevisions(InfluxSinkITCase::point));
  }

  @Test
  void aCrashLeavesThePointsAsTheyWere() throws Exception {
    CrashOnce<NumberSequenceSplit> crash = new CrashOnce<>(100, 300);
    end(run(job(1, InfluxSinkITCase::point, crash)));

    assertThat(crash.crashes()).isEqualTo(1);
    assertThat(stored()).isEqualTo(lastRevisions(InfluxSinkITCase::point));
  }

  @Test
  void theJobGoesOnWhileTheServerIsAwayAndNothingIsLost() throws Exception {
    Gate gate = new Gate(PER_SUBTASK / 2);
    Collected<TrendPoint> elsewhere = new Collected<>();
    StreamExecutionEnvironment env = environment(0);
    DataStream<TrendPoint> points = points(env, InfluxSinkITCase::point, gate);
    toInflux(points, server.target("attune"), InfluxSettings.DEFAULT);
    points.sinkTo(elsewhere).uid("elsewhere");
    JobClient job = run(env);
    await().atMost(PATIENCE).until(() -> daysStored() == 2 * DAYS);

    server.stop();
    gate.open();
    await().atMost(PATIENCE).until(() -> elsewhere.all().size() == RECORDS);
    await().atMost(PATIENCE).until(() -> counted(job, InfluxMetrics.RETRIES) >= 3);
    server.startAgain();
    end(job);

    assertThat(stored()).hasSize(4 * DAYS).isEqualTo(lastRevisions(InfluxSinkITCase::point));
    assertThat(counted(job, InfluxMetrics.DROPPED)).isZero();
  }

  @Test
  void aFullWriterHoldsTheJobUntilTheServerIsBackAndNothingIsLost() throws Exception {
    int limit = 5;
    GeneratorFunction<Long, TrendPoint> manyDays =
        index -> point("p-" + index / (PER_SUBTASK / 2), DAY_0 + index.intValue(), index + 1);
    StreamExecutionEnvironment env = environment(0);
    toInflux(
        points(env, manyDays, undisturbed()),
        server.target("attune"),
        InfluxSettings.DEFAULT.withPendingLimit(limit));
    server.stop();
    JobClient job = run(env);
    await().atMost(PATIENCE).until(() -> counted(job, InfluxMetrics.RETRIES) >= 6);
    assertThat(METRICS.findMetrics(job.getJobID(), ".*" + InfluxMetrics.PENDING).values())
        .hasSize(PARALLELISM)
        .allSatisfy(
            pending -> assertThat(((Gauge<?>) pending).getValue()).isIn(0, 1, 2, 3, 4, limit));
    server.startAgain();
    end(job);

    assertThat(stored()).hasSize(RECORDS).isEqualTo(lastRevisions(manyDays));
  }

  @Test
  void aPointThatCanNeverBeWrittenIsCountedAndItsNeighborsArrive() throws Exception {
    // Another program's point makes "value" a text in its week, whatever the patient.
    int week = DAY_0 + 100;
    reader.write(List.of("trend,patient=x,metric=x value=\"text\" " + week * 86_400L));
    int unheardOf = 400_000; // A day in the year 3065: beyond what the server's clock holds.
    GeneratorFunction<Long, TrendPoint> poisoned =
        index -> {
          TrendPoint good = point(index);
          return switch ((int) (index % 100)) {
            case 10 -> point(good.patientId(), week, good.revision());
            case 20 -> point(good.patientId(), unheardOf, good.revision());
            default -> good;
          };
        };
    JobClient job = run(job(0, poisoned, undisturbed()));
    end(job);

    Map<List<Object>, Long> expected = lastRevisions(poisoned);
    expected.keySet().removeIf(key -> key.contains((long) week) || key.contains((long) unheardOf));
    Map<List<Object>, Long> stored = new HashMap<>();
    for (int patient = 0; patient < 4; patient++) {
      String id = "p-" + patient;
      for (QueryResult.Series series :
          reader.read(
              "SELECT revision FROM trend WHERE patient = $patient", Map.of("patient", id))) {
        series
            .getValues()
            .forEach(
                row ->
                    stored.put(
                        List.of(id, ((Double) row.get(0)).longValue() / 86_400),
                        ((Double) row.get(1)).longValue()));
      }
    }
    assertThat(stored).isEqualTo(expected);
    // Each of 4 patients has both poisons twice; the second may take the place of a waiting first.
    assertThat(counted(job, "FIELD_TYPE_CONFLICT." + InfluxMetrics.DROPPED)).isBetween(4L, 8L);
    assertThat(counted(job, "UNPARSEABLE." + InfluxMetrics.DROPPED)).isBetween(4L, 8L);
  }

  @Test
  void aBatchIsSplitDownToThePointThatIsRefused() throws IOException {
    Delivery delivery = new Delivery(reader::write, server.target("attune"));
    List<SeriesPoint> batch =
        new ArrayList<>(
            LongStream.range(0, 100)
                .mapToObj(index -> SeriesPoint.of(point("p-1", DAY_0 + (int) index, index + 1)))
                .toList());
    batch.set(37, new SeriesPoint("k", 1, "trend,patient=p-1 value="));
    batch.set(38, new SeriesPoint("k", 1, "trend,patient=p-1 value=x 1"));

    Delivery.Outcome outcome = delivery.deliver(batch, () -> false);

    assertThat(outcome)
        .isEqualTo(new Delivery.Outcome(98, Map.of(DropReason.UNPARSEABLE, 2), List.of(), null));
    assertThat(
            reader
                .read("SELECT count(revision) FROM trend", Map.of())
                .get(0)
                .getValues()
                .get(0)
                .get(1))
        .isEqualTo(98.0);
  }

  @Test
  void aMissingDatabaseEndsTheJobWithWordsThatSayWhich() throws Exception {
    StreamExecutionEnvironment env = environment(0);
    toInflux(
        points(env, InfluxSinkITCase::point, undisturbed()),
        server.target("nowhere"),
        InfluxSettings.DEFAULT);
    JobClient job = run(env);

    assertThatThrownBy(() -> end(job))
        .rootCause()
        .hasMessageContaining("has no database nowhere")
        .hasMessageNotContaining("p-");
  }

  /** Lets each reader emit some records, and the rest when it is opened. */
  private static final class Gate implements RateLimiterStrategy<NumberSequenceSplit> {
    // Static because a job gets a copy. Keyed by instance, so that jobs do not meet.
    private static final Map<String, CompletableFuture<Void>> OPENED = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final int before;

    Gate(int before) {
      this.before = before;
      OPENED.put(id, new CompletableFuture<>());
    }

    void open() {
      OPENED.getOrDefault(id, new CompletableFuture<>()).complete(null);
    }

    @Override
    public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
      CompletableFuture<Void> opened = OPENED.getOrDefault(id, new CompletableFuture<>());
      AtomicInteger emitted = new AtomicInteger();
      return records ->
          emitted.addAndGet(records) <= before ? CompletableFuture.completedFuture(null) : opened;
    }
  }
}
