package org.attune.app.simulate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.UserError;
import org.attune.app.replay.AvroFileSink;
import org.attune.app.replay.CountingSink;
import org.attune.app.replay.EventCounts;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune simulate}: a cohort's history, and its live traffic, to Kafka or to files. */
@Command(
    name = "simulate",
    description = "Make invented patients with a known course: their history, then live traffic.")
public final class SimulateCommand implements Callable<Integer> {
  private static final String KAFKA = "kafka";
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Clock clock;

  @Option(
      names = "--patients",
      defaultValue = "25",
      description = "Number of patients (default ${DEFAULT-VALUE}).")
  private int patients;

  @Option(
      names = "--days",
      defaultValue = "56",
      description = "Days of history (default ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed and end give the same events (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--end",
      description =
          "Instant at which the history ends, such as 2026-01-31T12:00:00Z (default now).")
  private @Nullable String end;

  @Option(
      names = "--sample-every",
      defaultValue = "1",
      description = "Minutes between wearable samples of the history (default ${DEFAULT-VALUE}).")
  private int sampleEveryMinutes;

  @Option(
      names = "--to",
      description = "\"kafka\", or a directory for Avro files; without it events are only counted.")
  private @Nullable String to;

  @Option(
      names = "--bootstrap",
      defaultValue = "localhost:9092",
      description = "Kafka broker, host:port (default ${DEFAULT-VALUE}).")
  private String bootstrap = "";

  @Option(
      names = "--live",
      description =
          "Go on in real time after the history. The time itself is told by the running platform.")
  private boolean live;

  @Option(names = "--live-seconds", description = "Stop live traffic after so many seconds.")
  private @Nullable Long liveSeconds;

  @Option(
      names = "--speed-up",
      defaultValue = "480",
      description = "Patient days in a day of live traffic (default ${DEFAULT-VALUE}).")
  private double speedUp;

  @Mixin private OutputOptions output = new OutputOptions();

  /** A command that takes the time from a clock. */
  public SimulateCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws ExecutionException, InterruptedException {
    Instant began = clock.instant();
    Cohort cohort = Cohort.generate(settings(began));
    if (live && !KAFKA.equals(to)) {
      throw new UserError("--live needs --to kafka");
    }
    LiveTraffic traffic = live ? traffic(cohort) : null;
    EventCounts counts = new EventCounts();
    if (KAFKA.equals(to)) {
      checkTopics();
    }
    try (EventSink sink = historySink(counts)) {
      Iterator<TimedEvent> history = cohort.history();
      while (history.hasNext()) {
        sink.write(history.next());
      }
      sink.advanceTo(cohort.settings().end().toEpochMilli());
    }
    if (to != null && !KAFKA.equals(to)) {
      TruthFile.write(Path.of(to), cohort);
    }
    print(cohort, counts, Duration.between(began, clock.instant()));
    if (traffic != null) {
      try (EventSink sink = KafkaEventSink.connect(bootstrap, Duration.ZERO)) {
        traffic.run(sink, clock, liveSeconds == null ? FOR_EVER : Duration.ofSeconds(liveSeconds));
      }
    }
    return 0;
  }

  private CohortSettings settings(Instant now) {
    try {
      return new CohortSettings(
          seed,
          patients,
          days,
          end == null ? now : Instant.parse(end),
          Duration.ofMinutes(sampleEveryMinutes));
    } catch (DateTimeException e) {
      throw new UserError("--end is not an instant such as 2026-01-31T12:00:00Z");
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private LiveTraffic traffic(Cohort cohort) {
    try {
      return new LiveTraffic(cohort, speedUp);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** The topics are the platform's to create, with their partitions and retention. */
  private void checkTopics() throws ExecutionException, InterruptedException {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    Set<String> present;
    try (Admin admin = Admin.create(properties)) {
      present = admin.listTopics().names().get();
    }
    for (Topic topic : Topic.values()) {
      if (!present.contains(topic.topicName())) {
        throw new UserError(
            "No topic %s at %s. Start 'attune up' first, and give its broker with --bootstrap."
                .formatted(topic.topicName(), bootstrap));
      }
    }
  }

  private EventSink historySink(EventCounts counts) {
    EventSink target;
    if (to == null) {
      target = new CountingSink.Nowhere();
    } else if (to.equals(KAFKA)) {
      target = KafkaEventSink.connect(bootstrap, KafkaEventSink.HISTORY_TICK);
    } else {
      target = new AvroFileSink(Path.of(to));
    }
    return new CountingSink(target, counts);
  }

  private void print(Cohort cohort, EventCounts counts, Duration took) {
    Map<String, Integer> archetypes = new TreeMap<>();
    for (PatientTruth patient : cohort.truth()) {
      archetypes.merge(patient.archetype().name(), 1, Integer::sum);
    }
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("patients", patients);
    figures.put("days", days);
    figures.put("seed", seed);
    figures.put("end", cohort.settings().end().toString());
    figures.putAll(counts.figures());
    archetypes.forEach((archetype, number) -> figures.put("truth." + archetype, number));
    figures.put("seconds", took.toMillis() / 1000.0);
    Figures.print(System.out, figures, output.json());
  }
}
