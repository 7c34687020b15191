package org.attune.pipelines.journal;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.JournalChecks;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalReader;
import org.attune.analytics.journal.JournalReading;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads every entry that names a patient, whatever else is wrong with it, and hands on what it
 * found at once, before any model. What fails a check is quarantined besides. Stateless.
 */
final class PhraseOperator extends ProcessFunction<Received, ReadEntry> {
  private transient JournalReader reader;

  @Override
  public void open(OpenContext openContext) {
    reader = new JournalReader();
  }

  @Override
  public void processElement(Received received, Context context, Collector<ReadEntry> out) {
    JournalEntry entry = received.journal();
    Rejection rejection = rejection(received, entry);
    if (rejection != null) {
      context.output(IntakeTags.QUARANTINE, QuarantinedRecord.of(received, rejection));
      context.output(
          IntakeTags.VERDICTS, new Verdict(received.origin(), Disposition.of(rejection.reason())));
    }
    if (entry != null && !received.patientId().isBlank()) {
      out.collect(new ReadEntry(received.origin(), read(received, entry), rejection != null));
    }
  }

  private JournalReading read(Received received, JournalEntry entry) {
    TimedEntry timed = TimedEntry.of(received, entry);
    return new JournalReading(
        timed.entry().envelope(),
        timed.clockReplaced(),
        FindingKind.PHRASE,
        reader.read(timed.entry()));
  }

  private static @Nullable Rejection rejection(Received received, @Nullable JournalEntry entry) {
    if (received.rejection() != null) {
      return received.rejection();
    }
    return entry == null
        ? new Rejection(RejectionReason.WRONG_RECORD_TYPE, "")
        : JournalChecks.check(entry, received.producedAtMillis());
  }
}
