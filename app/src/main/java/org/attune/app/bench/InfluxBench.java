package org.attune.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.app.platform.BatchPlatform;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.JobDefinition;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.app.simulate.Cohort;
import org.attune.app.simulate.CohortSettings;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxServer;
import org.attune.influx.TrendMeasurement;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code attune bench influx}: the trend job writes to a real InfluxDB, which is away for a while
 * in the midst. A point is expected when the job has published it in Kafka, and found when InfluxDB
 * holds it at that revision or a higher one.
 */
@Command(
    name = "influx",
    description = "Whether an outage of InfluxDB loses points, and how soon they have caught up.")
public final class InfluxBench implements Callable<Integer> {
  private static final short ONE_COPY = 1;
  private static final long SEED = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long POLL_MILLIS = 250;
  private static final long GATHERING_MILLIS = 11_000;

  /**
   * Events of the past are published ten times more rarely: as often as live ones are elsewhere.
   */
  private static final Duration CONFLATION = Duration.ofMillis(100);

  /** Longer than the job's conflation and a checkpoint together: nothing is on its way after it. */
  private static final Duration SETTLED = Duration.ofSeconds(4);

  @Option(
      names = "--outage",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long InfluxDB is away. Default: ${DEFAULT-VALUE}")
  private int outageSeconds;

  @Option(
      names = "--patients",
      defaultValue = "100",
      description = "Simulated patients. Default: ${DEFAULT-VALUE}")
  private int patients;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Days of history of each. Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--influxd",
      paramLabel = "PATH",
      description = "The InfluxDB 1.x server to run. Default: influxd on the path")
  private @Nullable Path influxd;

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public InfluxBench(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (outageSeconds < 1 || patients < 1 || days < 1) {
      throw new UserError("--outage, --patients and --days must be 1 or more.");
    }
    Path program = program();
    Progress progress = new Progress(System.err, clock);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    try (BatchPlatform platform =
            BatchPlatform.start(
                TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY),
                FlinkSettings.forCounting(),
                progress::say);
        InfluxServer server =
            InfluxServer.start(program, platform.scratch("influxd"), InfluxServer.Accounts.NONE)) {
      new Run(server, platform, progress, figures).measure();
    }
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return Long.valueOf(0).equals(figures.get("points.lost")) ? 0 : 1;
  }

  private Path program() {
    Path chosen = influxd;
    if (chosen != null && !Files.isExecutable(chosen)) {
      throw new UserError(chosen + " is no program. Give the influxd to run with --influxd PATH.");
    }
    return chosen != null
        ? chosen
        : InfluxServer.program()
            .orElseThrow(
                () ->
                    new UserError(
                        "influxd is not on the path. Install InfluxDB 1.x (Debian: influxdb), or give --influxd PATH."));
  }

  /** One run over one server and one platform. */
  private final class Run {
    private final InfluxServer server;
    private final BatchPlatform platform;
    private final Progress progress;
    private final Map<String, @Nullable Object> figures;

    Run(
        InfluxServer server,
        BatchPlatform platform,
        Progress progress,
        Map<String, @Nullable Object> figures) {
      this.server = server;
      this.platform = platform;
      this.progress = progress;
      this.figures = figures;
    }

    void measure() throws Exception {
      String kafka = platform.bootstrapServers();
      try (InfluxConnection influx =
              new InfluxConnection(server.target("attune"), Map.of(), Duration.ofSeconds(30));
          Admin admin = Admin.create(Map.of("bootstrap.servers", kafka));
          PublishedTrends published = new PublishedTrends(kafka);
          EventSink events = KafkaEventSink.connect(kafka, KafkaEventSink.HISTORY_TICK)) {
        influx.createDatabase();
        platform.start(
            new JobDefinition(
                TrendJob.NAME,
                env ->
                    TrendJob.define(
                        env,
                        JobSettings.of(kafka, JobSettings.DEFAULT_IDLENESS, CONFLATION)
                            .withInflux(server.target("attune")))));
        CatchUp catchUp = new CatchUp(influx, admin, published);
        JobFigures job = new JobFigures(platform.flinkWebInterface(), TrendJob.NAME);
        List<TimedEvent> history = history();
        int third = history.size() / 3;

        long begun = System.nanoTime();
        history.subList(0, third).forEach(events::write);
        events.flush();
        double undisturbed = catchUp.await(begun);
        long before = catchUp.found().size();
        progress.say("%d points, as many as published; InfluxDB goes".formatted(before));

        server.stop();
        long gone = System.nanoTime();
        pace(history.subList(third, 2 * third), events, gone);
        // The last publications come a moment after the last events.
        Thread.sleep(SETTLED.toMillis());
        long waiting = behind(published.readOn(), Map.of()) - before;
        server.startAgain();
        long back = System.nanoTime();
        progress.say("InfluxDB is back");
        double caughtUp = catchUp.await(back);
        progress.say("Caught up");

        history.subList(2 * third, history.size()).forEach(events::write);
        events.flush();
        double unused = catchUp.await(System.nanoTime());
        long expected = published.readOn().size();
        long lost = behind(published.readOn(), catchUp.found());
        progress.say("Measured");
        Thread.sleep(GATHERING_MILLIS);

        figures.put("events", history.size());
        figures.put("points.expected", expected);
        figures.put("points.found", expected - lost);
        figures.put("points.lost", lost);
        figures.put("points.newInOutage", waiting);
        figures.put("points.written", steady(job, "influx.pointsWritten"));
        figures.put("points.dropped", steady(job, "pointsDropped"));
        figures.put("pointsPerSecond", Math.round(before / undisturbed));
        figures.put("outageSeconds", rounded((back - gone) / 1e9));
        figures.put("catchUpSeconds", rounded(caughtUp));
        figures.put("retries", steady(job, "influx.retries"));
        figures.put("job.restarts", job.restarts());
      }
    }

    /** Asks twice: the first question makes Flink gather. */
    private long steady(JobFigures job, String ending) throws IOException, InterruptedException {
      long unused = job.sum(ending);
      Thread.sleep(POLL_MILLIS);
      return job.sum(ending);
    }

    private void pace(List<TimedEvent> history, EventSink events, long begun)
        throws InterruptedException {
      long span = Duration.ofSeconds(outageSeconds).minus(SETTLED).toNanos();
      for (int i = 0; i < history.size(); i++) {
        long due = begun + (long) ((double) span * i / history.size());
        long early = due - System.nanoTime();
        if (early > 1_000_000) {
          events.flush();
          Thread.sleep(early / 1_000_000);
        }
        events.write(history.get(i));
      }
      events.flush();
    }
  }

  /** Waits until InfluxDB holds all that Kafka does. */
  private static final class CatchUp {
    private final InfluxConnection influx;
    private final Admin admin;
    private final PublishedTrends published;

    CatchUp(InfluxConnection influx, Admin admin, PublishedTrends published) {
      this.influx = influx;
      this.admin = admin;
      this.published = published;
    }

    /**
     * Returns when the job has read everything and all it published has been found for a while.
     *
     * @return seconds from the given moment to when all was found first
     */
    double await(long beginNanos) throws Exception {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      long since = 0;
      boolean complete = false;
      while (System.nanoTime() < deadline) {
        boolean all = behind(published.readOn(), found()) == 0;
        long now = System.nanoTime();
        if (!all || !complete) {
          since = now;
        }
        complete = all;
        if (complete && now - since > SETTLED.toNanos() && readEverything()) {
          return (since - beginNanos) / 1e9;
        }
        Thread.sleep(POLL_MILLIS);
      }
      return PATIENCE.toSeconds();
    }

    /** Revision by key, as in Kafka. */
    Map<String, Long> found() throws IOException {
      Map<String, Long> found = new HashMap<>();
      for (QueryResult.Series series :
          influx.read(
              "SELECT %s FROM %s GROUP BY %s, %s"
                  .formatted(
                      TrendMeasurement.REVISION,
                      TrendMeasurement.NAME,
                      TrendMeasurement.PATIENT,
                      TrendMeasurement.METRIC),
              Map.of())) {
        String prefix =
            series.getTags().get(TrendMeasurement.PATIENT)
                + "/"
                + series.getTags().get(TrendMeasurement.METRIC)
                + "/";
        for (List<Object> row : series.getValues()) {
          found.put(
              prefix + ((Double) row.get(0)).longValue() / Duration.ofDays(1).toSeconds(),
              ((Double) row.get(1)).longValue());
        }
      }
      return found;
    }

    private boolean readEverything() throws ExecutionException, InterruptedException {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(TrendJob.NAME).partitionsToOffsetAndMetadata().get();
      for (Topic topic : List.of(Topic.CHECK_INS, Topic.ASSESSMENTS, Topic.BIOMETRICS)) {
        for (int partition = 0; partition < TopicCatalog.DEFAULT_PARTITIONS; partition++) {
          TopicPartition place = new TopicPartition(topic.topicName(), partition);
          long end =
              admin
                  .listOffsets(Map.of(place, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                  .partitionResult(place)
                  .get()
                  .offset();
          OffsetAndMetadata committed = read.get(place);
          if (end > 0 && (committed == null || committed.offset() < end)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** How many points are not there, or at a lower revision. */
  private static long behind(Map<String, Long> expected, Map<String, Long> found) {
    return expected.entrySet().stream()
        .filter(point -> found.getOrDefault(point.getKey(), -1L) < point.getValue())
        .count();
  }

  private List<TimedEvent> history() {
    List<TimedEvent> events = new ArrayList<>();
    Cohort.generate(
            CohortSettings.of(
                SEED, patients, days, clock.instant().truncatedTo(ChronoUnit.SECONDS)))
        .history()
        .forEachRemaining(events::add);
    return events;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
