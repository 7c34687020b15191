package org.attune.app.bench;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.attune.app.cli.JsonLines;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code attune bench alert-load}: patients and clinician of {@code bench alerts}, in a process of
 * their own. Sends at a steady rate whatever the answers (open loop), watches an open page, and
 * prints what it saw as one JSON line.
 *
 * <p>A record that is sent late, because the generator was held up, is late by the schedule: times
 * count from when it should have been sent.
 */
@Command(
    name = "alert-load",
    hidden = true,
    description = "The generator that 'bench alerts' starts beside the platform.")
public final class AlertLoad implements Callable<Integer> {
  /** Patients that the mix is about. */
  static final String COHORT = "bench-alerts";

  /** Patients with a history, whose mood leaves their chart's limits. */
  static final String CHARTED_COHORT = "bench-charted";

  static final String USERNAME = "bench";
  static final String PASSWORD = "bench-on-loopback";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** The wearables catch up on so many days; older ones would be late. */
  private static final int DAYS_BACK = 12;

  private static final int ENDORSED = 2;

  @Mixin private LoadOptions load = new LoadOptions();

  @Option(names = "--kafka", required = true, description = "host:port of the broker.")
  private String kafka = "";

  @Option(names = "--pages", required = true, description = "Address of the pages.")
  private URI pages = URI.create("http://127.0.0.1");

  private final Clock clock;

  /** A generator that takes the time from a clock. */
  public AlertLoad(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    load.check();
    LoadSchedule schedule =
        new LoadSchedule(
            load.records(), load.safetyAlertsInAll(), load.trendAlerts(), load.warmUpRecords());
    List<MixedPatient> patients = patients(COHORT, load.patients());
    List<MixedPatient> charted = patients(CHARTED_COHORT, load.trendAlerts());
    Map<String, Long> safetyDueNanos = new LinkedHashMap<>();
    Map<String, Long> trendDueNanos = new LinkedHashMap<>();
    try (OpenPage page = new OpenPage(pages, USERNAME, PASSWORD);
        EventSink sink = new KafkaEventSink(producer(), Duration.ZERO)) {
      long startNanos = System.nanoTime();
      Instant start = clock.instant();
      long measuredFromNanos = startNanos;
      for (int record = 0; record < load.records(); record++) {
        long offsetNanos = (long) (record * 1e9 / load.rate());
        long dueNanos = startNanos + offsetNanos;
        Instant due = start.plusNanos(offsetNanos);
        awaitNanos(dueNanos);
        if (record == load.warmUpRecords()) {
          measuredFromNanos = System.nanoTime();
        }
        if (schedule.raisesSafety(record)) {
          int alert = schedule.safetyAlert(record);
          sink.write(patients.get(alert).phq9(ENDORSED, due, due));
          if (record >= load.warmUpRecords()) {
            safetyDueNanos.put(MixedPatient.idOf(COHORT, alert), dueNanos);
          }
        } else if (schedule.raisesTrend(record)) {
          int alert = schedule.trendAlert(record);
          sink.write(charted.get(alert).mood(0, due, due));
          trendDueNanos.put(MixedPatient.idOf(CHARTED_COHORT, alert), dueNanos);
        } else {
          sink.write(ordinary(patients, record, due));
        }
      }
      sink.flush();
      double seconds = (System.nanoTime() - measuredFromNanos) / 1e9;
      awaitAlerts(page, safetyDueNanos, trendDueNanos);
      report(page, safetyDueNanos, trendDueNanos, seconds);
    }
    return 0;
  }

  private void report(
      OpenPage page,
      Map<String, Long> safetyDueNanos,
      Map<String, Long> trendDueNanos,
      double took) {
    Latencies safety = latencies(page, safetyDueNanos);
    Latencies trend = latencies(page, trendDueNanos);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("loadRecordsPerSecond", Math.round((load.records() - load.warmUpRecords()) / took));
    safety.addTo(figures, "safety");
    figures.put("safety.alerts", safetyDueNanos.size());
    figures.put("safety.lost", safetyDueNanos.size() - safety.count());
    trend.addTo(figures, "trend");
    figures.put("trend.alerts", trendDueNanos.size());
    figures.put("trend.lost", trendDueNanos.size() - trend.count());
    new JsonLines(System.out).write(figures);
  }

  private static List<MixedPatient> patients(String cohort, int count) {
    List<MixedPatient> patients = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      patients.add(new MixedPatient(cohort, number, Source.APP));
    }
    return patients;
  }

  /** Each patient in turn; the wearable catches up on the last days, answers are given now. */
  private TimedEvent ordinary(List<MixedPatient> patients, int record, Instant due) {
    int patient = record % patients.size();
    int turn = record / patients.size();
    int slotsADay = Part.of(1).size();
    // Everybody is somewhere else in the day.
    int place = turn + patient % slotsADay;
    int day = place / slotsADay % DAYS_BACK;
    // The rare questionnaire falls on the patients whose week begins.
    List<Part.Slot> slots = Part.of(patient + day);
    Part.Slot slot = slots.get(place % slots.size());
    return switch (slot.part()) {
      case CHECK_IN, DIARY_CARD, PHQ9 -> patients.get(patient).event(slot.part(), due, due);
      default -> {
        Instant midnight = due.truncatedTo(ChronoUnit.DAYS).minus(DAYS_BACK - day, ChronoUnit.DAYS);
        yield patients
            .get(patient)
            .event(slot.part(), midnight.plus(slot.minute(), ChronoUnit.MINUTES), due);
      }
    };
  }

  private Latencies latencies(OpenPage page, Map<String, Long> dueNanos) {
    List<Long> nanos = new ArrayList<>();
    dueNanos.forEach(
        (patient, due) -> {
          Long seen = page.firstSeenNanos().get(patient);
          if (seen != null) {
            nanos.add(seen - due);
          }
        });
    return new Latencies(nanos);
  }

  private static void awaitAlerts(
      OpenPage page, Map<String, Long> safetyDueNanos, Map<String, Long> trendDueNanos) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && !(page.firstSeenNanos().keySet().containsAll(safetyDueNanos.keySet())
            && page.firstSeenNanos().keySet().containsAll(trendDueNanos.keySet()))) {
      awaitNanos(System.nanoTime() + LOOK_AGAIN.toNanos());
    }
  }

  private static void awaitNanos(long dueNanos) {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** As an intake service sends: as Kafka's client does by default, and certain that it is kept. */
  private KafkaProducer<String, byte[]> producer() {
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
