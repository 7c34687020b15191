package org.attune.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.platform.BatchPlatform;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.JobDefinition;
import org.attune.app.replay.CountingSink;
import org.attune.app.replay.EventCounts;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.app.simulate.Cohort;
import org.attune.app.simulate.CohortSettings;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune bench trends}: the trend job beside a plain consumer, in one run. */
@Command(
    name = "trends",
    mixinStandardHelpOptions = true,
    description = "Events a second of the trend job beside a plain consumer of the same records.")
public final class TrendBench implements Callable<Integer> {
  private static final short ONE_COPY = 1;
  private static final long SEED = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Topic[] INPUTS = TrendJob.inputs().toArray(Topic[]::new);

  @Option(
      names = "--patients",
      defaultValue = "300",
      description = "Simulated patients. Default: ${DEFAULT-VALUE}")
  private int patients;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Days of history of each. Default: ${DEFAULT-VALUE}")
  private int days;

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public TrendBench(Clock clock) {
    this.clock = clock;
  }

  /** How long something took, seconds of the wall and of the processors. */
  private record Cost(double wallSeconds, double cpuSeconds) {}

  private interface Work {
    void run() throws IOException, InterruptedException, ExecutionException;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(System.err, clock);
    FlinkSettings flink = FlinkSettings.forLaptop();
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    try (BatchPlatform platform =
        BatchPlatform.start(
            TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY),
            flink,
            progress::say)) {
      String kafka = platform.bootstrapServers();
      EventCounts sent = fill(kafka);
      progress.say("%d events, %d samples are in the log".formatted(sent.total(), sent.samples()));

      FloorConsumer floor = new FloorConsumer(kafka, flink.parallelism());
      JobSettings settings = JobSettings.live(kafka).bounded();
      floor.read(INPUTS);
      runJob(platform, settings, "warm-up");
      progress.say("Warm");
      Cost floorFirst = cost(() -> floor.read(INPUTS));
      Cost job = cost(() -> runJob(platform, settings, "measured"));
      Cost floorThen = cost(() -> floor.read(INPUTS));
      progress.say("Measured");

      long records = floor.read(INPUTS);
      // The faster of the two: the machine may be shared, and the floor is what could be had.
      Cost best = floorFirst.wallSeconds() < floorThen.wallSeconds() ? floorFirst : floorThen;
      figures.put("patients", patients);
      figures.put("days", days);
      figures.put("records", records);
      figures.put("samples", sent.samples());
      figures.put("floor.recordsPerSecond", Math.round(records / best.wallSeconds()));
      figures.put("floor.cpuSecondsPerMillionRecords", perMillion(best, records));
      figures.put("heap.recordsPerSecond", Math.round(records / job.wallSeconds()));
      figures.put("heap.samplesPerSecond", Math.round(sent.samples() / job.wallSeconds()));
      figures.put("heap.cpuSecondsPerMillionRecords", perMillion(job, records));
      figures.put("ratio.heapToFloor", rounded(best.wallSeconds() / job.wallSeconds()));
      figures.put("patientDaysPerSecond", Math.round((double) patients * days / job.wallSeconds()));
    }
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }

  private EventCounts fill(String kafka) {
    CohortSettings settings =
        CohortSettings.of(SEED, patients, days, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    EventCounts counts = new EventCounts();
    try (EventSink sink =
        new CountingSink(KafkaEventSink.connect(kafka, KafkaEventSink.HISTORY_TICK), counts)) {
      Iterator<TimedEvent> history = Cohort.generate(settings).history();
      while (history.hasNext()) {
        sink.write(history.next());
      }
    }
    return counts;
  }

  private static void runJob(BatchPlatform platform, JobSettings settings, String run)
      throws IOException {
    platform.run(
        new JobDefinition(TrendJob.NAME + "-" + run, env -> TrendJob.define(env, settings)),
        PATIENCE);
  }

  private static Cost cost(Work work) throws IOException, InterruptedException, ExecutionException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }

  private static double perMillion(Cost cost, long records) {
    return rounded(cost.cpuSeconds() * 1e6 / records);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
