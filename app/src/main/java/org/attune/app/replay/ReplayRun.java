package org.attune.app.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.app.platform.BatchPlatform;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.JobDefinition;
import org.attune.app.platform.TopicSnapshot;
import org.attune.pipelines.alert.AlertJob;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a data set through the real path (Kafka, then the trend job, then the alert job, to the end
 * of the log) and counts what came out.
 */
final class ReplayRun {
  private static final short ONE_COPY = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Dataset dataset;
  private final Consumer<String> progress;

  ReplayRun(Dataset dataset, Consumer<String> progress) {
    this.dataset = dataset;
    this.progress = progress;
  }

  /**
   * The figures, by name.
   *
   * @throws IOException when a part did not do its work, or records went missing
   */
  Map<String, @Nullable Object> figures() throws IOException, UndecodableException {
    try (BatchPlatform platform =
        BatchPlatform.start(
            TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY),
            FlinkSettings.forCounting(),
            progress)) {
      String kafka = platform.bootstrapServers();
      progress.accept("Broker and stream processor are up");
      EventCounts sent = send(kafka);
      progress.accept(sent.total() + " events are in the log");
      JobSettings settings = JobSettings.live(kafka).bounded();
      platform.run(
          new JobDefinition(TrendJob.NAME, env -> TrendJob.define(env, settings)), PATIENCE);
      progress.accept("Trend job is through");
      platform.run(
          new JobDefinition(AlertJob.NAME, env -> AlertJob.define(env, settings)), PATIENCE);
      progress.accept("Alert job is through");
      return read(kafka, sent);
    }
  }

  private EventCounts send(String kafka) {
    EventCounts counts = new EventCounts();
    try (EventSink sink =
        new CountingSink(KafkaEventSink.connect(kafka, KafkaEventSink.HISTORY_TICK), counts)) {
      Iterator<TimedEvent> events = dataset.events();
      while (events.hasNext()) {
        sink.write(events.next());
      }
    }
    return counts;
  }

  private Map<String, @Nullable Object> read(String kafka, EventCounts sent)
      throws IOException, UndecodableException {
    Map<String, Ledger> ledger = TopicSnapshot.latest(kafka, Topic.LEDGER, Ledger.class);
    ledger.values().removeIf(entry -> entry.getTopic().equals(Topic.CLOCK.topicName()));
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    long in = sent.total() - sent.of(Topic.ENROLLMENTS);
    figures.put("events.in", in);
    figures.put("events.accepted", sum(ledger, Ledger::getAccepted));
    figures.put("events.duplicate", sum(ledger, Ledger::getDuplicate));
    figures.put("events.late", sum(ledger, Ledger::getLate));
    figures.put("events.quarantined", sum(ledger, Ledger::getQuarantined));
    long counted =
        sum(
            ledger,
            entry ->
                entry.getAccepted()
                    + entry.getDuplicate()
                    + entry.getLate()
                    + entry.getQuarantined());
    if (counted != in) {
      throw new IOException("%d events went in and %d are in the ledger".formatted(in, counted));
    }
    Map<String, Long> reasons = new TreeMap<>();
    TopicSnapshot.latest(kafka, Topic.QUARANTINE, Quarantined.class)
        .values()
        .forEach(record -> reasons.merge(record.getReason().name(), 1L, Long::sum));
    reasons.forEach((reason, count) -> figures.put("quarantined." + reason, count));

    Map<String, Alert> alerts = TopicSnapshot.latest(kafka, Topic.ALERTS, Alert.class);
    figures.put("alerts.opened", alerts.size());
    Map<String, Long> kinds = new TreeMap<>();
    alerts.values().forEach(alert -> kinds.merge(alert.getKind().name(), 1L, Long::sum));
    kinds.forEach((kind, count) -> figures.put("alerts.opened." + kind, count));

    Collection<TrendPoint> points =
        TopicSnapshot.latest(kafka, Topic.TRENDS, TrendPoint.class).values();
    figures.put("trendPoints", points.size());
    figures.put("patients", dataset.subjects().size());
    alarms(points, figures);
    PrintedTotals.of(dataset)
        .forEach(
            (instrument, totals) -> {
              String name = "instruments.totals." + instrument.replace("-", "");
              figures.put(name + ".equal", totals.equal());
              figures.put(name + ".of", totals.of());
            });
    return figures;
  }

  /** The first alarm of each charted metric for one person; for many, how many had one. */
  private void alarms(Collection<TrendPoint> points, Map<String, @Nullable Object> figures) {
    boolean onePerson = dataset.subjects().size() == 1;
    Map<String, Map<String, Integer>> firstByMetric = new TreeMap<>();
    for (TrendPoint point : points) {
      if (!MetricCatalog.find(point.getMetric()).map(Metric::charted).orElse(false)) {
        continue;
      }
      Map<String, Integer> firstByPatient =
          firstByMetric.computeIfAbsent(point.getMetric(), metric -> new TreeMap<>());
      if (point.getStatus() == ChartStatus.ADVERSE) {
        firstByPatient.merge(
            point.getPatientId(),
            dataset.studyDay(point.getPatientId(), (int) point.getLocalDay().toEpochDay()),
            Math::min);
      }
    }
    firstByMetric.forEach(
        (metric, first) -> {
          if (onePerson) {
            figures.put(
                "firstAlarmDay." + metric,
                first.isEmpty() ? null : first.values().iterator().next());
          } else {
            figures.put("patientsWithAlarm." + metric, first.size());
          }
        });
  }

  private static long sum(Map<String, Ledger> ledger, ToLongFunction<Ledger> column) {
    return ledger.values().stream().mapToLong(column).sum();
  }
}
