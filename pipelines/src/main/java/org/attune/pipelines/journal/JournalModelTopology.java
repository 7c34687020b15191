package org.attune.pipelines.journal;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.JournalSignal;
import org.attune.pipelines.intake.LogTime;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.OperatorId;

/**
 * Wires the job in which models read journals, apart from the one that reads phrases (ADR 34).
 * Names no broker and reads no environment. The text is read in the source's own task: it crosses
 * no network and lies in no state.
 */
public final class JournalModelTopology {
  /** Where the job writes. */
  public record Sinks(Sink<JournalSignal> signals, Sink<EntryContext> contexts) {}

  private JournalModelTopology() {}

  /**
   * Journal entries in; signals, and what entries are about, out.
   *
   * @param encoder loaded by each subtask
   * @param idleness silence after which a partition no longer holds back time
   */
  public static void build(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      EncoderLoader encoder,
      Sinks sinks,
      Duration idleness) {
    env.setBufferTimeout(JobArguments.UNHURRIED.toMillis());
    SingleOutputStreamOperator<ReadEntry> read =
        env.fromSource(
                source,
                LogTime.watermarks(idleness),
                OperatorId.MODEL_SOURCE.displayName(),
                TypeInformation.of(Received.class))
            .uid(OperatorId.MODEL_SOURCE.uid())
            .process(new ModelOperator(encoder))
            .returns(ReadEntry.class)
            .uid(OperatorId.MODEL_READING.uid())
            .name(OperatorId.MODEL_READING.displayName());
    read.keyBy(entry -> entry.reading().envelope().patientId())
        .process(new JournalFoldOperator())
        .returns(JournalSignal.class)
        .uid(OperatorId.MODEL_FOLD.uid())
        .name(OperatorId.MODEL_FOLD.displayName())
        .sinkTo(sinks.signals())
        .uid(OperatorId.MODEL_SINK.uid())
        .name(OperatorId.MODEL_SINK.displayName());
    read.getSideOutput(ModelOperator.CONTEXTS)
        .keyBy(context -> context.envelope().patientId())
        .process(new ContextFoldOperator())
        .returns(EntryContext.class)
        .uid(OperatorId.MODEL_CONTEXT_FOLD.uid())
        .name(OperatorId.MODEL_CONTEXT_FOLD.displayName())
        .sinkTo(sinks.contexts())
        .uid(OperatorId.MODEL_CONTEXT_SINK.uid())
        .name(OperatorId.MODEL_CONTEXT_SINK.displayName());
  }
}
