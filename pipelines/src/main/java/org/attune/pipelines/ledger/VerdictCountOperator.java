package org.attune.pipelines.ledger;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Verdict;
import org.attune.pipelines.job.OperatorId;

/**
 * Counts verdicts where they are given, so that a few sums a checkpoint cross the network and not
 * one message a record. What it holds it hands on before the barrier passes: there is nothing to
 * keep, and the ledger's counts stay exact at each checkpoint.
 */
public final class VerdictCountOperator extends AbstractStreamOperator<LedgerEntry>
    implements OneInputStreamOperator<Verdict, LedgerEntry>, BoundedOneInput {
  /** At most one entry per topic and partition, emptied at each barrier. */
  private transient Map<String, Map<Integer, LedgerEntry>> counts = new HashMap<>();

  /** Counts of the verdicts that an operator gives. */
  public static DataStream<LedgerEntry> behind(
      SingleOutputStreamOperator<?> verdicts, OperatorId id) {
    return verdicts
        .getSideOutput(IntakeTags.VERDICTS)
        .transform(
            id.displayName(), TypeInformation.of(LedgerEntry.class), new VerdictCountOperator())
        .uid(id.uid());
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Verdict> element) {
    Verdict verdict = element.getValue();
    Origin origin = verdict.origin();
    Map<Integer, LedgerEntry> ofTopic =
        counts.computeIfAbsent(origin.topic(), topic -> new HashMap<>());
    LedgerEntry before = ofTopic.get(origin.partition());
    LedgerEntry entry =
        before == null ? LedgerEntry.empty(origin.topic(), origin.partition()) : before;
    ofTopic.put(origin.partition(), entry.counting(origin.offset(), verdict.disposition()));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  /** An input that ends may do so without another barrier. */
  @Override
  public void endInput() {
    handOn();
  }

  private void handOn() {
    for (Map<Integer, LedgerEntry> ofTopic : counts.values()) {
      ofTopic.values().forEach(entry -> output.collect(new StreamRecord<>(entry)));
    }
    counts.clear();
  }
}
