package org.attune.pipelines.journal;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.intake.JournalChecks;
import org.attune.analytics.journal.ContextReader;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.Sounding;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.ContextModel;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.JournalModel;
import org.attune.analytics.journal.model.RememberingEncoder;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every entry that names a patient with the models, in the source's own task. An entry that
 * they cannot read is marked so and counted; the phrase rules have read it in a job of their own.
 * Checks, quarantine and the ledger are that job's, too. Stateless.
 *
 * <p>What an entry is about is read after what it asks for has been handed on, and goes another
 * way: it neither holds that back nor changes it.
 */
final class ModelOperator extends ProcessFunction<Received, ReadEntry> {
  /** What entries are about. */
  static final OutputTag<EntryContext> CONTEXTS =
      new OutputTag<>("contexts", TypeInformation.of(EntryContext.class));

  private static final String CONTEXT_NOT_READ = "journalEntriesWithoutContext";
  private static final String READ = "journalEntriesReadByModel";
  private static final String NOT_READ = "journalEntriesNotReadByModel";
  private static final Logger LOG = LoggerFactory.getLogger(ModelOperator.class);

  private final EncoderLoader loader;
  private transient @Nullable RememberingEncoder encoder;
  private transient @Nullable JournalModel model;
  private transient @Nullable ContextModel contextModel;
  private transient ContextReader contextReader;
  private transient Counter read;
  private transient Counter notRead;
  private transient Counter contextNotRead;

  ModelOperator(EncoderLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open(OpenContext openContext) {
    read = getRuntimeContext().getMetricGroup().counter(READ);
    notRead = getRuntimeContext().getMetricGroup().counter(NOT_READ);
    contextNotRead = getRuntimeContext().getMetricGroup().counter(CONTEXT_NOT_READ);
    contextReader = new ContextReader();
    try {
      encoder = new RememberingEncoder(loader.load());
      JournalHeads heads = JournalHeads.load();
      model = new JournalModel(heads, encoder);
      contextModel = contextModel(heads, encoder);
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
    context.output(CONTEXTS, contextOf(timed));
    if (encoder != null) {
      encoder.forget();
    }
  }

  private static @Nullable ContextModel contextModel(JournalHeads heads, SentenceEncoder encoder) {
    try {
      return new ContextModel(ContextHeads.load(), heads.distress(), encoder);
    } catch (RuntimeException e) {
      LOG.error("journalContextModel=unavailable entries are read by rules alone", e);
      return null;
    }
  }

  private EntryContext contextOf(TimedEntry timed) {
    JournalEntry entry = timed.entry();
    boolean supported = JournalChecks.inReadLanguage(entry);
    ContextReader.Findings findings = ContextReader.Findings.NONE;
    Sounding sounding = null;
    if (supported && !entry.envelope().retracted()) {
      try {
        findings = contextReader.read(entry);
        sounding = contextModel == null ? null : contextModel.read(entry);
      } catch (RuntimeException e) {
        LOG.warn("journalContext=failed failure={}", e.getClass().getName());
      }
      if (sounding == null) {
        contextNotRead.inc();
      }
    }
    return EntryContext.of(
        entry.envelope(), timed.clockReplaced(), entry.promptKind(), supported, findings, sounding);
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

  long entriesWithoutContext() {
    return contextNotRead.getCount();
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
