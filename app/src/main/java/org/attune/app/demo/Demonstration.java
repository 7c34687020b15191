package org.attune.app.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.app.simulate.Cohort;
import org.attune.app.simulate.CohortSettings;
import org.attune.app.simulate.LiveTraffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forty invented patients: eight weeks of history once, then live traffic from start to start.
 *
 * <p>The history is written before time goes live, and marked so that it notifies nobody. When the
 * first start is killed while it writes, the next one writes the same events again: they are told
 * apart by their ids.
 */
public final class Demonstration implements PlatformParts.History, PlatformParts.Companion {
  private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
  private static final long SEED = 20;
  private static final int PATIENTS = 40;
  private static final int DAYS = 56;
  private static final String END = "demo.history.end";
  private static final String WRITTEN = "demo.history.written";
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  private final DataDirectory directory;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Cohort cohort;

  private Demonstration(
      DataDirectory directory, Clock clock, Consumer<String> progress, Cohort cohort) {
    this.directory = directory;
    this.clock = clock;
    this.progress = progress;
    this.cohort = cohort;
  }

  /** True when the directory holds a demonstration. */
  public static boolean heldBy(DataDirectory directory) {
    return directory.recall(END).isPresent();
  }

  /**
   * The demonstration of a directory: the one it holds, or a new one whose history ends now.
   *
   * @throws IOException when the directory cannot be written
   */
  public static Demonstration in(
      DataDirectory directory, Clock clock, Consumer<String> progress) throws IOException {
    Optional<String> end = directory.recall(END);
    Instant historyEnd =
        end.map(Instant::parse)
            .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
    directory.remember(END, historyEnd.toString());
    return new Demonstration(
        directory,
        clock,
        progress,
        Cohort.generate(CohortSettings.of(SEED, PATIENTS, DAYS, historyEnd)));
  }

  /** The patients. */
  public Cohort cohort() {
    return cohort;
  }

  @Override
  public void write(PlatformAddresses platform) throws IOException {
    if (directory.recall(WRITTEN).isPresent()) {
      return;
    }
    long events = 0;
    try (EventSink sink =
        KafkaEventSink.connect(platform.kafkaBootstrapServers(), KafkaEventSink.HISTORY_TICK)) {
      Iterator<TimedEvent> history = cohort.history();
      while (history.hasNext()) {
        sink.write(history.next());
        events++;
      }
      sink.advanceTo(cohort.settings().end().toEpochMilli());
      sink.flush();
    }
    directory.remember(WRITTEN, "true");
    progress.accept(
        "History of %d patients over %d days is in the log: %d events"
            .formatted(PATIENTS, DAYS, events));
  }

  @Override
  public AutoCloseable start(PlatformAddresses platform) {
    EventSink sink = KafkaEventSink.connect(platform.kafkaBootstrapServers(), Duration.ZERO);
    LiveTraffic traffic = new LiveTraffic(cohort, LiveTraffic.DEMONSTRATION_SPEED_UP);
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread worker = new Thread(task, "attune-demo");
              worker.setDaemon(true);
              return worker;
            });
    thread.execute(() -> run(traffic, sink));
    return () -> {
      thread.shutdownNow();
      if (!thread.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("demo=still-sending at stop");
      }
      sink.close();
    };
  }

  private void run(LiveTraffic traffic, EventSink sink) {
    try {
      traffic.run(sink, clock, Duration.ofDays(36_500));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("demo=stopped: no more live traffic", e);
    }
  }
}
