package org.attune.pipelines.journal;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.JournalModel;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every entry that names a patient with the models, in the source's own task. An entry that
 * they cannot read is marked so and counted; the phrase rules have read it in a job of their own.
 * Checks, quarantine and the ledger are that job's, too. Stateless.
 */
final class ModelOperator extends ProcessFunction<Received, ReadEntry> {
  private static final String READ = "journalEntriesReadByModel";
  private static final String NOT_READ = "journalEntriesNotReadByModel";
  private static final Logger LOG = LoggerFactory.getLogger(ModelOperator.class);

  private final EncoderLoader loader;
  private transient @Nullable SentenceEncoder encoder;
  private transient @Nullable JournalModel model;
  private transient Counter read;
  private transient Counter notRead;

  ModelOperator(EncoderLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open(OpenContext openContext) {
    read = getRuntimeContext().getMetricGroup().counter(READ);
    notRead = getRuntimeContext().getMetricGroup().counter(NOT_READ);
    try {
      encoder = loader.load();
      model = new JournalModel(JournalHeads.load(), encoder);
    } catch (RuntimeException | LinkageError e) {
      // No text has been read yet: what it says can be shown.
      LOG.error("journalModel=unavailable entries are marked as not read by it", e);
    }
  }

  @Override
  public void processElement(Received received, Context context, Collector<ReadEntry> out) {
    JournalEntry entry = received.journal();
    if (entry == null || received.patientId().isBlank()) {
      return;
    }
    TimedEntry timed = TimedEntry.of(received, entry);
    JournalReading reading =
        new JournalReading(
            timed.entry().envelope(),
            timed.clockReplaced(),
            FindingKind.MODEL,
            findings(timed.entry()));
    out.collect(new ReadEntry(received.origin(), reading, true));
  }

  private List<JournalFinding> findings(JournalEntry entry) {
    if (entry.envelope().retracted()) {
      return List.of();
    }
    if (model == null) {
      notRead.inc();
      return List.of(JournalModel.notRead(entry));
    }
    try {
      List<JournalFinding> findings = model.read(entry);
      read.inc();
      return findings;
    } catch (RuntimeException e) {
      // Only the kind of failure: what a library says may quote the text.
      LOG.warn("journalModel=failed failure={}", e.getClass().getName());
      notRead.inc();
      return List.of(JournalModel.notRead(entry));
    }
  }

  long entriesRead() {
    return read.getCount();
  }

  long entriesNotRead() {
    return notRead.getCount();
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
    }
  }
}
