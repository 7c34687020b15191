package org.attune.pipelines.journal;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.journal.ContextFold;
import org.attune.analytics.journal.ContextMemory;
import org.attune.analytics.journal.EntryContext;

/** Hosts the fold of what entries are about, keyed by patient. */
final class ContextFoldOperator extends KeyedProcessFunction<String, EntryContext, EntryContext> {
  private transient ContextFold fold;
  private transient MapState<String, ContextMemory> contexts;
  private transient ForgetTimer timer;

  @Override
  public void open(OpenContext openContext) {
    fold = new ContextFold();
    contexts = getRuntimeContext().getMapState(JournalDescriptors.CONTEXTS);
    timer = new ForgetTimer(getRuntimeContext().getState(JournalDescriptors.FORGET_AT));
  }

  @Override
  public void processElement(EntryContext entry, Context context, Collector<EntryContext> out)
      throws Exception {
    String key = entry.envelope().eventId();
    long now =
        Math.max(entry.envelope().receivedAtMillis(), context.timerService().currentWatermark());
    ContextFold.Outcome outcome = fold.apply(contexts.get(key), entry, now);
    contexts.put(key, outcome.memory());
    if (outcome.published() != null) {
      out.collect(outcome.published());
    }
    timer.forgetBy(context.timerService(), outcome.memory().atMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<EntryContext> out)
      throws Exception {
    timer.fired(context.timerService(), contexts, ContextMemory::atMillis, timestamp);
  }
}
