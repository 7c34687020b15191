package org.attune.pipelines.journal;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.analytics.journal.JournalSignal;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.LogTime;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.OperatorId;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.pipelines.ledger.LedgerOperator;
import org.attune.pipelines.ledger.VerdictCountOperator;

/**
 * Wires the journal job. Names no broker and reads no environment. The phrases are read in the
 * source's own task: the text crosses no network.
 */
public final class JournalTopology {
  /** Where the job writes. */
  public record Sinks(
      Sink<JournalSignal> signals, Sink<QuarantinedRecord> quarantine, Sink<LedgerEntry> ledger) {}

  private JournalTopology() {}

  /**
   * Journal entries in; signals, quarantine and ledger out.
   *
   * @param idleness silence after which a partition no longer holds back time
   */
  public static void build(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      Sinks sinks,
      Duration idleness) {
    SingleOutputStreamOperator<ReadEntry> read =
        env.fromSource(
                source,
                LogTime.watermarks(idleness),
                OperatorId.JOURNAL_SOURCE.displayName(),
                TypeInformation.of(Received.class))
            .uid(OperatorId.JOURNAL_SOURCE.uid())
            .process(new PhraseOperator())
            .returns(ReadEntry.class)
            .uid(OperatorId.JOURNAL_PHRASES.uid())
            .name(OperatorId.JOURNAL_PHRASES.displayName());
    SingleOutputStreamOperator<JournalSignal> signals =
        read.keyBy(entry -> entry.reading().envelope().patientId())
            .process(new JournalFoldOperator())
            .returns(JournalSignal.class)
            .uid(OperatorId.JOURNAL_FOLD.uid())
            .name(OperatorId.JOURNAL_FOLD.displayName());
    signals
        .sinkTo(sinks.signals())
        .uid(OperatorId.JOURNAL_SINK.uid())
        .name(OperatorId.JOURNAL_SINK.displayName());
    read.getSideOutput(IntakeTags.QUARANTINE)
        .sinkTo(sinks.quarantine())
        .uid(OperatorId.JOURNAL_QUARANTINE_SINK.uid())
        .name(OperatorId.JOURNAL_QUARANTINE_SINK.displayName());
    VerdictCountOperator.behind(read, OperatorId.JOURNAL_PHRASES_VERDICTS)
        .union(VerdictCountOperator.behind(signals, OperatorId.JOURNAL_FOLD_VERDICTS))
        .transform(
            OperatorId.JOURNAL_LEDGER.displayName(),
            TypeInformation.of(LedgerEntry.class),
            new LedgerOperator())
        .setParallelism(1)
        .uid(OperatorId.JOURNAL_LEDGER.uid())
        .sinkTo(sinks.ledger())
        .setParallelism(1)
        .uid(OperatorId.JOURNAL_LEDGER_SINK.uid())
        .name(OperatorId.JOURNAL_LEDGER_SINK.displayName());
  }
}
