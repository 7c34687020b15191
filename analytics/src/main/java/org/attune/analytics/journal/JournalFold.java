package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one entry by one kind of reader, folded into what is published of it.
 *
 * <p>Whatever the order in which revisions arrive, the last word on each rule is the same: what the
 * newest revision holds stands; what only older ones held is withdrawn, with the place in the
 * newest of those. What a late older revision adds is published before it is withdrawn, as it would
 * have been in order: nobody may miss that it was written. A re-send changes nothing, unless what
 * comes under a revision already read is worse.
 */
public final class JournalFold {
  /** How long an entry is remembered after its last change, milliseconds: as long as evidence. */
  public static final long REMEMBERED_MILLIS = 60L * 24 * 60 * 60 * 1000;

  /**
   * What a reading led to.
   *
   * @param signals to publish, in order
   * @param changed false for a re-send
   */
  public record Outcome(EntryMemory memory, List<JournalSignal> signals, boolean changed) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Outcome[redacted]";
    }
  }

  /** Takes a reading in; {@code known} is null for an entry not seen in the time remembered. */
  public Outcome apply(@Nullable EntryMemory known, JournalReading reading, long nowMillis) {
    Draft draft = new Draft(known, reading.envelope());
    Map<String, JournalSignal> told = told(reading, draft.confidentiality);
    int revision = reading.envelope().revision();
    int newest = known == null ? -1 : known.revision();
    if (revision > newest) {
      draft.newest(told, revision);
    } else if (revision == newest) {
      draft.again(told, reading.envelope().retracted());
    } else {
      draft.late(told, newest);
    }
    boolean changed = revision > newest || !draft.signals.isEmpty();
    return new Outcome(
        new EntryMemory(
            Math.max(revision, newest),
            known == null || changed ? nowMillis : known.atMillis(),
            draft.confidentiality,
            Map.copyOf(draft.published)),
        List.copyOf(draft.signals),
        changed);
  }

  /** One signal per rule. */
  private static Map<String, JournalSignal> told(JournalReading reading, Confidentiality rules) {
    Map<String, JournalFinding> strongest = new LinkedHashMap<>();
    Map<String, Integer> hits = new LinkedHashMap<>();
    for (JournalFinding finding : reading.findings()) {
      strongest.merge(
          finding.ruleId(),
          finding,
          (one, other) -> other.tier().compareTo(one.tier()) > 0 ? other : one);
      hits.merge(finding.ruleId(), 1, Integer::sum);
    }
    Map<String, JournalSignal> signals = new LinkedHashMap<>();
    strongest.forEach(
        (rule, finding) ->
            signals.put(
                rule, JournalSignal.of(reading, finding, hits.getOrDefault(rule, 1)).under(rules)));
    return signals;
  }

  /** The next memory in the making. Lives within one call of {@link #apply}. */
  private static final class Draft {
    private final Map<String, PublishedSignal> published = new TreeMap<>();
    private final List<JournalSignal> signals = new ArrayList<>();
    private final Confidentiality confidentiality;

    private Draft(@Nullable EntryMemory known, Envelope envelope) {
      Confidentiality rules = envelope.confidentiality();
      this.confidentiality = known == null ? rules : known.confidentiality().strictest(rules);
      if (known != null) {
        published.putAll(known.published());
      }
    }

    /** Says everything again: what stands, and what this revision no longer holds. */
    private void newest(Map<String, JournalSignal> told, int revision) {
      told.values().forEach(this::publish);
      for (PublishedSignal before : List.copyOf(published.values())) {
        if (!told.containsKey(before.signal().ruleId())) {
          publish(before.signal().under(confidentiality).withdrawnBy(revision));
        }
      }
    }

    private void again(Map<String, JournalSignal> told, boolean retracted) {
      for (JournalSignal signal : told.values()) {
        PublishedSignal before = published.get(signal.ruleId());
        if (before == null || before.signal().retracted() || worse(signal, before)) {
          publish(signal);
        }
      }
      if (retracted) {
        for (PublishedSignal before : List.copyOf(published.values())) {
          if (!before.signal().retracted()) {
            publish(before.signal().withdrawnBy(before.signal().revision()));
          }
        }
      }
    }

    private void late(Map<String, JournalSignal> told, int newestRevision) {
      for (JournalSignal signal : told.values()) {
        PublishedSignal before = published.get(signal.ruleId());
        if (before == null) {
          publish(signal);
          publish(signal.withdrawnBy(newestRevision));
          continue;
        }
        if (worse(signal, before)) {
          publish(signal);
          publish(before.signal());
        }
        if (before.signal().retracted()
            && signal.entryRevision() > before.signal().entryRevision()) {
          publish(signal.withdrawnBy(newestRevision));
        }
      }
    }

    private static boolean worse(JournalSignal signal, PublishedSignal before) {
      return signal.tier().compareTo(before.highest()) > 0;
    }

    private void publish(JournalSignal signal) {
      PublishedSignal before = published.get(signal.ruleId());
      Tier highest =
          before == null || signal.tier().compareTo(before.highest()) > 0
              ? signal.tier()
              : before.highest();
      published.put(signal.ruleId(), new PublishedSignal(signal, highest));
      signals.add(signal);
    }
  }
}
