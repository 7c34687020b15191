package org.attune.app.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.StateBackend;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code attune bench trends}: the trend job with all its logic beside two others in one run.
 *
 * <p>One is the floor: a plain consumer that reads and decodes the same records. The other is a
 * Kafka Streams program that computes daily means and nothing else, on records of one sample each.
 * Figures of one machine mean little; the ratios within one run are what counts. The floor, the job
 * on the heap and Kafka Streams have run before they are measured; the job on RocksDB has not, but
 * its code except for the backend has.
 */
@Command(
    name = "trends",
    description =
        "Records a second of the trend job beside a plain consumer and a Kafka Streams program.")
public final class TrendBench implements Callable<Integer> {
  /** Less is taken for a mistyped number. */
  private static final int LEAST_ROCKSDB_MEBIBYTES = 16;

  /** The compilers are still busy with a job of this size in its second minute. */
  private static final int WARMING_RUNS = 15;

  /** What one-sample records need besides, after those runs. */
  private static final int WARMING_RUNS_OF_ONE_SAMPLE = 3;

  private static final int CATCH_UP_DAYS = 56;
  private static final int OPEN_DAYS = 15;

  @Option(
      names = "--patients",
      defaultValue = "1000",
      description = "Patients of the log of the real mix. Default: ${DEFAULT-VALUE}")
  private int patients;

  @Option(
      names = "--days",
      defaultValue = "15",
      description =
          "Days of history of each; at 14 or more the state is as large as it gets. Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--one-sample-patients",
      defaultValue = "1000",
      description =
          "Patients of the log of one-sample records, a day of heart rate each. Default: ${DEFAULT-VALUE}")
  private int oneSamplePatients;

  @Option(
      names = "--catch-up-patients",
      paramLabel = "N",
      description = "Also replays 56 days of so many patients until caught up.")
  private @Nullable Integer catchUpPatients;

  @Option(
      names = "--scale",
      paramLabel = "N",
      split = ",",
      description = "Also the time and state of 15 days of each of these numbers of patients.")
  private List<Integer> scale = List.of();

  @Option(
      names = "--heap-up-to",
      paramLabel = "N",
      description =
          "For --scale and --catch-up-patients: state of more patients than these is kept in RocksDB. Default: ${DEFAULT-VALUE}")
  private int mostOnHeap = 10_000;

  @Option(
      names = "--rocksdb-memory",
      paramLabel = "MIB",
      description =
          "Memory for state in RocksDB of each of the two subtasks, mebibytes. Default: ${DEFAULT-VALUE}")
  private int rocksdbMebibytes = FlinkSettings.forLaptop().rocksdbMebibytes();

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      description = "Time between two checkpoints, seconds. Default: ${DEFAULT-VALUE}")
  private long checkpointSeconds = FlinkSettings.forLaptop().checkpointInterval().toSeconds();

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public TrendBench(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (patients < 1 || days < 1 || oneSamplePatients < 1) {
      throw new UserError("--patients, --days and --one-sample-patients must be 1 or more.");
    }
    if (rocksdbMebibytes < LEAST_ROCKSDB_MEBIBYTES) {
      throw new UserError(
          "--rocksdb-memory must be %d or more.".formatted(LEAST_ROCKSDB_MEBIBYTES));
    }
    if (checkpointSeconds < 1) {
      throw new UserError("--checkpoint-seconds must be 1 or more.");
    }
    Progress progress = new Progress(System.err, clock);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("warm", "all but RocksDB, which starts on warm code with cold files");
    figures.put("patients", patients);
    figures.put("days", days);
    double batchedSamplesPerSecond = realMix(figures, progress);
    oneSampleRecords(figures, progress, batchedSamplesPerSecond);
    if (catchUpPatients != null) {
      catchUp(catchUpPatients, figures, progress);
    }
    for (int size : scale) {
      size(size, figures, progress);
    }
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }

  /** The floor and the job on either backend. Returns samples a second of the job on the heap. */
  private double realMix(Map<String, @Nullable Object> figures, Progress progress)
      throws Exception {
    try (TrendRuns runs =
        TrendRuns.over(
            flink(), "bench-mix", patients, days, MixedHistory::mix, clock, progress::say)) {
      long records = runs.floor();
      for (int run = 1; run <= WARMING_RUNS; run++) {
        runs.job(StateBackend.HEAP);
        progress.say("Run %d to warm up".formatted(run));
      }
      // In turn, and of each the faster counts: the less disturbed.
      Cost floor = Cost.of(runs::floor);
      Cost heap = Cost.of(() -> runs.job(StateBackend.HEAP));
      floor = floor.orFaster(Cost.of(runs::floor));
      heap = heap.orFaster(Cost.of(() -> runs.job(StateBackend.HEAP)));
      progress.say("Measured on the heap");
      Cost rocksdb = Cost.of(() -> runs.job(StateBackend.ROCKSDB));
      progress.say("Measured on RocksDB");
      TrendRuns.CaughtUp live = runs.catchUp(StateBackend.HEAP);
      progress.say("State weighed");

      long samples = runs.sent().samples();
      figures.put("records", records);
      figures.put("samples", samples);
      floor.addTo(figures, "floor", "records", records);
      heap.addTo(figures, "heap", "records", records);
      rocksdb.addTo(figures, "rocksdb", "records", records);
      figures.put("heap.samplesPerSecond", Math.round(heap.perSecond(samples)));
      figures.put("ratio.heapToFloor", Cost.rounded(floor.wallSeconds() / heap.wallSeconds()));
      figures.put(
          "ratio.rocksdbToFloor", Cost.rounded(floor.wallSeconds() / rocksdb.wallSeconds()));
      figures.put("patientDaysPerSecond", Math.round(heap.perSecond((long) patients * days)));
      figures.put("stateBytesPerPatient", live.stateBytes() / patients);
      return heap.perSecond(samples);
    }
  }

  private void oneSampleRecords(
      Map<String, @Nullable Object> figures, Progress progress, double batchedSamplesPerSecond)
      throws Exception {
    try (TrendRuns runs =
        TrendRuns.over(
            flink(),
            "bench-one",
            oneSamplePatients,
            1,
            MixedHistory::oneHeartRateARecord,
            clock,
            progress::say)) {
      long samples = runs.sent().samples();
      for (int run = 0; run < WARMING_RUNS_OF_ONE_SAMPLE; run++) {
        runs.kafkaStreams();
        runs.job(StateBackend.HEAP);
      }
      Cost streams = Cost.of(runs::kafkaStreams);
      Cost heap = Cost.of(() -> runs.job(StateBackend.HEAP));
      streams = streams.orFaster(Cost.of(runs::kafkaStreams));
      heap = heap.orFaster(Cost.of(() -> runs.job(StateBackend.HEAP)));
      progress.say("Measured one-sample records");
      streams.addTo(figures, "kafkaStreams", "samples", samples);
      figures.put("kafkaStreams.settings", DailyMeanStreams.SETTINGS);
      figures.put("heap.oneSampleRecordsPerSecond", Math.round(heap.perSecond(samples)));
      figures.put(
          "ratio.oneSampleToKafkaStreams", ratio(heap.perSecond(samples), streams, samples));
      figures.put(
          "ratio.batchedSamplesToKafkaStreams", ratio(batchedSamplesPerSecond, streams, samples));
    }
  }

  private static double ratio(double samplesPerSecond, Cost streams, long samples) {
    return Cost.rounded(samplesPerSecond / streams.perSecond(samples));
  }

  private void catchUp(int people, Map<String, @Nullable Object> figures, Progress progress)
      throws Exception {
    try (TrendRuns runs =
        TrendRuns.over(
            flink(),
            "bench-catch-up",
            people,
            CATCH_UP_DAYS,
            MixedHistory::mix,
            clock,
            progress::say)) {
      TrendRuns.CaughtUp done = runs.catchUp(backendFor(people));
      figures.put("catchUp.patients", people);
      figures.put("catchUp.days", CATCH_UP_DAYS);
      figures.put("catchUpSeconds", Cost.rounded(done.cost().wallSeconds()));
    }
  }

  private void size(int people, Map<String, @Nullable Object> figures, Progress progress)
      throws Exception {
    try (TrendRuns runs =
        TrendRuns.over(
            flink(), "bench-scale", people, OPEN_DAYS, MixedHistory::mix, clock, progress::say)) {
      TrendRuns.CaughtUp done = runs.catchUp(backendFor(people));
      String name = "scale." + people;
      figures.put(name + ".backend", backendFor(people).toString());
      figures.put(name + ".seconds", Cost.rounded(done.cost().wallSeconds()));
      figures.put(name + ".stateBytesPerPatient", done.stateBytes() / people);
      progress.say(
          "%d patients: %.1f s, %d bytes a patient"
              .formatted(people, done.cost().wallSeconds(), done.stateBytes() / people));
    }
  }

  private FlinkSettings flink() {
    return FlinkSettings.forLaptop()
        .withRocksdbMebibytes(rocksdbMebibytes)
        .withCheckpointInterval(Duration.ofSeconds(checkpointSeconds));
  }

  private StateBackend backendFor(int people) {
    return people <= mostOnHeap ? StateBackend.HEAP : StateBackend.ROCKSDB;
  }
}
