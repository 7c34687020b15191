package org.attune.pipelines;

import static org.attune.pipelines.APatient.noonOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertFold;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.alert.AlertState;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.alert.AlertTopology;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.journal.JournalModelTopology;
import org.attune.pipelines.journal.JournalTopology;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.pipelines.trend.TrendTopology;
import org.jspecify.annotations.Nullable;

/**
 * The jobs whole, over an input that is a function of a record's index, into sinks that keep all.
 */
final class WholeJobs {
  static final int PARALLELISM = 2;
  static final int PER_PARTITION = 200;
  private static final int RECORDS = PARALLELISM * PER_PARTITION;
  private static final Duration IDLENESS = Duration.ofSeconds(30);
  private static final Duration CONFLATION = Duration.ofMillis(20);

  private WholeJobs() {}

  record TrendRun(
      Collected<TrendPoint> trends,
      Collected<QuarantinedRecord> quarantine,
      Collected<LedgerEntry> ledger) {
    static TrendRun empty() {
      return new TrendRun(new Collected<>(), new Collected<>(), new Collected<>());
    }

    Map<List<Object>, TrendPoint> lastPoints() {
      return trends.lastPer(p -> List.of(p.patientId(), p.metric(), p.epochDay()));
    }

    Map<Origin, QuarantinedRecord> quarantined() {
      return quarantine.lastPer(QuarantinedRecord::origin);
    }

    Map<Integer, LedgerEntry> lastEntries() {
      return ledger.lastPer(LedgerEntry::partition);
    }
  }

  record AlertRun(
      Collected<Alert> alerts,
      Collected<RiskAssessment> risks,
      Collected<QuarantinedRecord> quarantine) {
    static AlertRun empty() {
      return new AlertRun(new Collected<>(), new Collected<>(), new Collected<>());
    }
  }

  record JournalRun(
      Collected<JournalSignal> signals,
      Collected<QuarantinedRecord> quarantine,
      Collected<LedgerEntry> ledger) {
    Map<List<Object>, JournalSignal> lastSignals() {
      return signals.lastPer(s -> List.of(s.patientId(), s.entryId(), s.ruleId()));
    }

    Map<Integer, LedgerEntry> lastEntries() {
      return ledger.lastPer(LedgerEntry::partition);
    }
  }

  record ModelRun(Collected<JournalSignal> signals, Collected<EntryContext> contexts) {
    Map<List<Object>, JournalSignal> lastSignals() {
      return signals.lastPer(s -> List.of(s.patientId(), s.entryId(), s.ruleId()));
    }

    Map<List<Object>, EntryContext> lastContexts() {
      return contexts.lastPer(c -> List.of(c.envelope().patientId(), c.envelope().eventId()));
    }
  }

  static RateLimiterStrategy<NumberSequenceSplit> undisturbed() {
    return parallelism -> records -> CompletableFuture.completedFuture(null);
  }

  static TrendRun trends(RateLimiterStrategy<NumberSequenceSplit> pace) throws Exception {
    TrendRun run = TrendRun.empty();
    defineTrends(run, pace, new Configuration()).execute("trends");
    return run;
  }

  static StreamExecutionEnvironment defineTrends(
      TrendRun run, RateLimiterStrategy<NumberSequenceSplit> pace, Configuration extra) {
    return defineTrends(run, pace, extra, null);
  }

  static StreamExecutionEnvironment defineTrends(
      TrendRun run,
      RateLimiterStrategy<NumberSequenceSplit> pace,
      Configuration extra,
      @Nullable Sink<TrendPoint> timeSeries) {
    StreamExecutionEnvironment env = environment(extra);
    TrendTopology.build(
        env,
        source(WholeJobs::trendInput, pace),
        new TrendTopology.Sinks(run.trends(), run.quarantine(), run.ledger(), timeSeries),
        IDLENESS,
        CONFLATION);
    return env;
  }

  static AlertRun alerts(RateLimiterStrategy<NumberSequenceSplit> pace) throws Exception {
    AlertRun run = AlertRun.empty();
    defineAlerts(run, pace, new Configuration()).execute("alerts");
    return run;
  }

  static StreamExecutionEnvironment defineAlerts(
      AlertRun run, RateLimiterStrategy<NumberSequenceSplit> pace, Configuration extra) {
    StreamExecutionEnvironment env = environment(extra);
    AlertTopology.build(
        env,
        source(WholeJobs::alertInput, pace),
        new AlertTopology.Sinks(run.alerts(), run.risks(), run.quarantine()),
        IDLENESS);
    return env;
  }

  static JournalRun journals(RateLimiterStrategy<NumberSequenceSplit> pace) throws Exception {
    JournalRun run = new JournalRun(new Collected<>(), new Collected<>(), new Collected<>());
    StreamExecutionEnvironment env = environment(new Configuration());
    JournalTopology.build(
        env,
        source(WholeJobs::journalInput, pace),
        new JournalTopology.Sinks(run.signals(), run.quarantine(), run.ledger()),
        IDLENESS);
    env.execute("journals");
    return run;
  }

  /** What the model job publishes of the same entries. */
  static ModelRun journalModels(RateLimiterStrategy<NumberSequenceSplit> pace) throws Exception {
    ModelRun run = new ModelRun(new Collected<>(), new Collected<>());
    StreamExecutionEnvironment env = environment(new Configuration());
    JournalModelTopology.build(
        env,
        source(WholeJobs::journalInput, pace),
        UnwillingEncoder::new,
        new JournalModelTopology.Sinks(run.signals(), run.contexts()),
        IDLENESS);
    env.execute("journal models");
    return run;
  }

  /** Encodes nothing, so that every entry with a sentence is marked. */
  private static final class UnwillingEncoder implements SentenceEncoder {
    @Override
    public float[] encode(String sentence) {
      throw new IllegalStateException("unwilling");
    }

    @Override
    public int dimensions() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static StreamExecutionEnvironment environment(Configuration extra) {
    Configuration configuration = JobArguments.houseRules();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    configuration.addAll(extra);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(PARALLELISM);
    return env;
  }

  /** Cut into as many ranges as there are readers: a range is a partition. */
  private static Source<Received, ?, ?> source(
      GeneratorFunction<Long, Received> input, RateLimiterStrategy<NumberSequenceSplit> pace) {
    return new DataGeneratorSource<>(input, RECORDS, pace, TypeInformation.of(Received.class));
  }

  /** Of ten records six are good, one each is late, a duplicate, broken, and a tick. */
  private static Received trendInput(long index) {
    Place place = Place.of(index);
    int i = place.offset();
    long receivedAt = noonOf(14) + i * 60_000L;
    return switch (i % 10) {
      case 3 -> place.checkIn(i, noonOf(-3), receivedAt);
      case 5 -> place.checkIn(i - 4, noonOf(dayOf(i - 4)), noonOf(14) + (i - 4) * 60_000L);
      case 7 -> place.broken(receivedAt);
      case 9 -> place.tick(receivedAt);
      default -> place.checkIn(i, noonOf(dayOf(i)), receivedAt);
    };
  }

  /** Thirteen days, so that none is late and none final before the end. */
  private static int dayOf(int i) {
    return 1 + (i / 2) % 13;
  }

  /** Item 9 of 0 to 3 in turn, re-sent, and resolved now and then. */
  private static Received alertInput(long index) {
    Place place = Place.of(index);
    int i = place.offset();
    long receivedAt = noonOf(0) + i * 60_000L;
    return switch (i % 10) {
      case 5 -> place.assessment(i - 4, noonOf(0) + (i - 4) * 60_000L);
      case 7 -> place.broken(receivedAt);
      case 8 -> place.resolution(receivedAt);
      case 9 -> place.tick(receivedAt);
      default -> place.assessment(i, receivedAt);
    };
  }

  /** Of ten records one each is a re-send, broken, a correction, and withdrawn. */
  private static Received journalInput(long index) {
    Place place = Place.of(index);
    int i = place.offset();
    return switch (i % 10) {
      case 5 -> place.journal(i - 4, 0, "I want to die.");
      case 7 -> place.broken(noonOf(0) + i * 60_000L);
      case 8 -> place.journal(i - 2, 1, "I feel hopeless.");
      case 9 -> place.journal(i - 6, 1, "");
      default -> place.journal(i, 0, "I want to die.");
    };
  }

  /** Where a record lies, and whose it is: two patients per partition. */
  private record Place(Origin origin, APatient patient) {
    private static Place of(long index) {
      int partition = (int) (index / PER_PARTITION);
      long offset = index % PER_PARTITION;
      return new Place(
          new Origin("attune.mixed", partition, offset),
          APatient.named("p-" + partition + "-" + offset % 2));
    }

    private int offset() {
      return (int) origin.offset();
    }

    private Received checkIn(int event, long eventTime, long receivedAt) {
      return moved(
          APatient.received(
              0,
              patient.rated(
                  patient.envelope(
                      "e-" + event,
                      eventTime,
                      receivedAt,
                      org.attune.analytics.event.Source.APP,
                      0,
                      false),
                  "mood",
                  event % 11)));
    }

    private Received assessment(int event, long receivedAt) {
      return moved(APatient.received(0, phq9(patient, event, receivedAt)));
    }

    private Received journal(int event, int revision, String text) {
      long receivedAt = noonOf(0) + event * 60_000L + revision;
      return moved(
          APatient.received(
              0,
              patient.journal(
                  patient.envelope(
                      "e-" + event,
                      receivedAt,
                      receivedAt,
                      org.attune.analytics.event.Source.APP,
                      revision,
                      text.isEmpty()),
                  text)));
    }

    /** Resolves the episode that the patient's first answer over 0 opened, as seen then. */
    /** By somebody who has seen the evidence that the patient's first alert opened with. */
    private Received resolution(long receivedAt) {
      Alert first = firstAlertOf(patient);
      return moved(
          APatient.received(0, receivedAt, patient.resolve(first.alertId(), first.revision())));
    }

    private Received broken(long producedAt) {
      return Received.unreadable(origin, producedAt, RejectionReason.NOT_AVRO, null);
    }

    private Received tick(long at) {
      return moved(APatient.tick(0, at));
    }

    private Received moved(Received received) {
      return received.at(origin);
    }
  }

  private static Assessment phq9(APatient patient, int event, long receivedAt) {
    return patient.phq9("e-" + event, receivedAt, event % 4);
  }

  private static Alert firstAlertOf(APatient patient) {
    int event = patient.id().endsWith("0") ? 2 : 1;
    long receivedAt = noonOf(0) + event * 60_000L;
    return new AlertFold()
        .apply(
            AlertState.NEW,
            patient.id(),
            new AlertInput.AssessmentReceived(phq9(patient, event, receivedAt), receivedAt),
            receivedAt,
            receivedAt)
        .alerts()
        .get(0);
  }
}
