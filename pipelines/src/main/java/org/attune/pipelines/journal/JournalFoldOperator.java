package org.attune.pipelines.journal;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.journal.EntryMemory;
import org.attune.analytics.journal.JournalFold;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.JournalSignal;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Verdict;

/** Hosts the journal fold, keyed by patient. */
final class JournalFoldOperator extends KeyedProcessFunction<String, ReadEntry, JournalSignal> {
  private transient JournalFold fold;
  private transient MapState<String, EntryMemory> entries;
  private transient ForgetTimer timer;

  @Override
  public void open(OpenContext openContext) {
    fold = new JournalFold();
    entries = getRuntimeContext().getMapState(JournalDescriptors.ENTRIES);
    timer = new ForgetTimer(getRuntimeContext().getState(JournalDescriptors.FORGET_AT));
  }

  @Override
  public void processElement(ReadEntry entry, Context context, Collector<JournalSignal> out)
      throws Exception {
    JournalReading reading = entry.reading();
    String key = reading.kind().name() + '/' + reading.envelope().eventId();
    long now =
        Math.max(reading.envelope().receivedAtMillis(), context.timerService().currentWatermark());
    JournalFold.Outcome outcome = fold.apply(entries.get(key), reading, now);
    entries.put(key, outcome.memory());
    outcome.signals().forEach(out::collect);
    if (!entry.counted()) {
      context.output(
          IntakeTags.VERDICTS,
          new Verdict(
              entry.origin(), outcome.changed() ? Disposition.ACCEPTED : Disposition.DUPLICATE));
    }
    timer.forgetBy(context.timerService(), outcome.memory().atMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<JournalSignal> out)
      throws Exception {
    timer.fired(context.timerService(), entries, EntryMemory::atMillis, timestamp);
  }
}
