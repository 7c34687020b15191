package org.attune.pipelines.trend;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.LogTime;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.OperatorId;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.pipelines.ledger.LedgerOperator;
import org.attune.pipelines.ledger.VerdictCountOperator;
import org.jspecify.annotations.Nullable;

/** Wires the trend job. Names no broker and reads no environment. */
public final class TrendTopology {
  /**
   * Where the job writes.
   *
   * @param timeSeries a second home of the trend points, or null
   */
  public record Sinks(
      Sink<TrendPoint> trends,
      Sink<QuarantinedRecord> quarantine,
      Sink<LedgerEntry> ledger,
      @Nullable Sink<TrendPoint> timeSeries) {
    /** Sinks without a second home of the trend points. */
    public Sinks(
        Sink<TrendPoint> trends, Sink<QuarantinedRecord> quarantine, Sink<LedgerEntry> ledger) {
      this(trends, quarantine, ledger, null);
    }
  }

  /** How long a fresh event waits for others of its patient. */
  private static final Duration BUNDLING = Duration.ofMillis(20);

  /** One part of so many of the heap is for what is worked off and waits for others. */
  private static final long BUNDLING_PARTS_OF_HEAP = 32;

  /** About what a publication costs, until it has been measured. */
  private static final double PUBLICATION_MILLIS = 0.5;

  private TrendTopology() {}

  /**
   * Events in; trend points, quarantine and ledger out.
   *
   * @param idleness silence after which a partition no longer holds back time
   * @param conflation least time between two publications of one patient of what somebody tells;
   *     what devices measure waits longer
   */
  public static void build(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      Sinks sinks,
      Duration idleness,
      Duration conflation) {
    env.setBufferTimeout(JobArguments.UNHURRIED.toMillis());
    SingleOutputStreamOperator<CheckedEvent> checked =
        env.fromSource(
                source,
                LogTime.watermarks(idleness),
                OperatorId.TREND_SOURCE.displayName(),
                TypeInformation.of(Received.class))
            .uid(OperatorId.TREND_SOURCE.uid())
            .process(new CheckOperator())
            .returns(CheckedEvent.class)
            .uid(OperatorId.TREND_CHECKS.uid())
            .name(OperatorId.TREND_CHECKS.displayName());
    SingleOutputStreamOperator<TrendPoint> points =
        checked
            .transform(
                OperatorId.TREND_BUNDLES.displayName(),
                TypeInformation.of(PatientBundle.class),
                new BundleOperator(BUNDLING.toMillis(), BUNDLING_PARTS_OF_HEAP))
            .uid(OperatorId.TREND_BUNDLES.uid())
            .keyBy(PatientBundle::patientId)
            .process(new TrendOperator(new Conflation(conflation.toMillis()), PUBLICATION_MILLIS))
            .returns(TrendPoint.class)
            .uid(OperatorId.TREND_FOLD.uid())
            .name(OperatorId.TREND_FOLD.displayName());
    points
        .sinkTo(sinks.trends())
        .uid(OperatorId.TREND_SINK.uid())
        .name(OperatorId.TREND_SINK.displayName());
    if (sinks.timeSeries() == null) {
      // A job that had one before goes on without what still waited for it.
      env.configure(
          new Configuration().set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true));
    } else {
      points
          .sinkTo(sinks.timeSeries())
          .uid(OperatorId.TREND_INFLUX_SINK.uid())
          .name(OperatorId.TREND_INFLUX_SINK.displayName());
    }
    checked
        .getSideOutput(IntakeTags.QUARANTINE)
        .union(points.getSideOutput(IntakeTags.QUARANTINE))
        .sinkTo(sinks.quarantine())
        .uid(OperatorId.TREND_QUARANTINE_SINK.uid())
        .name(OperatorId.TREND_QUARANTINE_SINK.displayName());
    VerdictCountOperator.behind(checked, OperatorId.TREND_CHECKS_VERDICTS)
        .union(VerdictCountOperator.behind(points, OperatorId.TREND_FOLD_VERDICTS))
        .transform(
            OperatorId.TREND_LEDGER.displayName(),
            TypeInformation.of(LedgerEntry.class),
            new LedgerOperator())
        .setParallelism(1)
        .uid(OperatorId.TREND_LEDGER.uid())
        .sinkTo(sinks.ledger())
        .setParallelism(1)
        .uid(OperatorId.TREND_LEDGER_SINK.uid())
        .name(OperatorId.TREND_LEDGER_SINK.displayName());
  }
}
