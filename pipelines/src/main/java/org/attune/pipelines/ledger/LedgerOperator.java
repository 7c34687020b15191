package org.attune.pipelines.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the counts of verdicts, and publishes them just before each checkpoint barrier passes,
 * and when the input ends.
 *
 * <p>With aligned checkpoints every verdict about a record before the barrier has arrived by then
 * and none about a later one, so the counts hold exactly through the offset they name, although
 * verdicts of one partition come from many subtasks in any order. Runs with parallelism 1.
 */
public final class LedgerOperator extends AbstractStreamOperator<LedgerEntry>
    implements OneInputStreamOperator<LedgerEntry, LedgerEntry>, BoundedOneInput {
  /** At most one entry per topic and partition. */
  private static final ListStateDescriptor<LedgerEntry> ENTRIES =
      new ListStateDescriptor<>("ledger-entries", TypeInformation.of(LedgerEntry.class));

  private transient Map<String, LedgerEntry> entries;
  private transient Set<String> changed;
  private transient ListState<LedgerEntry> state;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    entries = new HashMap<>();
    changed = new HashSet<>();
    state = context.getOperatorStateStore().getListState(ENTRIES);
    for (LedgerEntry entry : state.get()) {
      entries.put(entry.topic() + '/' + entry.partition(), entry);
    }
  }

  @Override
  public void processElement(StreamRecord<LedgerEntry> element) {
    LedgerEntry counted = element.getValue();
    String key = counted.topic() + '/' + counted.partition();
    entries.merge(key, counted, LedgerEntry::plus);
    changed.add(key);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    publish();
  }

  /** An input that ends may do so without another barrier. */
  @Override
  public void endInput() {
    publish();
  }

  private void publish() {
    for (String key : changed) {
      output.collect(new StreamRecord<>(entries.get(key)));
    }
    changed.clear();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(List.copyOf(entries.values()));
  }
}
