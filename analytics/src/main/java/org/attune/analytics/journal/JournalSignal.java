package org.attune.analytics.journal;

import java.util.List;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found in one entry, as it is published: the place of the highest tier, of equal
 * ones the first. It points to the entry and holds none of its text.
 *
 * @param hits places in the entry where the rule fired, from 1
 * @param entryRevision revision of the entry whose text the span lies in
 * @param revision revision of the entry that this statement rests on; readers accept equal or
 *     higher
 * @param retracted true when that revision no longer holds the words, or withdrew the entry
 * @param eventTimeMillis when the entry of {@code entryRevision} was written, epoch milliseconds
 *     UTC
 * @param receivedAtMillis when it was received, epoch milliseconds UTC
 * @param zoneOffsetMinutes offset of local time from UTC at the event
 * @param clockReplaced true when a time of the entry could not be trusted and another stands in
 * @param notifies false for history: nobody is notified
 */
public record JournalSignal(
    String patientId,
    String entryId,
    String ruleId,
    FindingKind kind,
    JournalCategory category,
    CssrsLevel level,
    Tier tier,
    List<Modifier> modifiers,
    int spanStart,
    int spanEnd,
    int hits,
    @Nullable Double score,
    int entryRevision,
    int revision,
    boolean retracted,
    long eventTimeMillis,
    long receivedAtMillis,
    int zoneOffsetMinutes,
    boolean clockReplaced,
    boolean notifies,
    Confidentiality confidentiality) {
  /** The rule of the mark on an entry that no model read though one should have. */
  public static final String NOT_READ_BY_MODEL = "model-not-read";

  static JournalSignal of(JournalReading reading, JournalFinding strongest, int hits) {
    Envelope envelope = reading.envelope();
    return new JournalSignal(
        envelope.patientId(),
        envelope.eventId(),
        strongest.ruleId(),
        strongest.kind(),
        strongest.category(),
        strongest.level(),
        strongest.tier(),
        strongest.modifiers(),
        strongest.spanStart(),
        strongest.spanEnd(),
        hits,
        strongest.score(),
        envelope.revision(),
        envelope.revision(),
        false,
        envelope.eventTimeMillis(),
        envelope.receivedAtMillis(),
        envelope.zoneOffsetMinutes(),
        reading.clockReplaced(),
        !envelope.source().historical(),
        envelope.confidentiality());
  }

  /** Withdrawn by a revision of the entry. */
  JournalSignal withdrawnBy(int byRevision) {
    return stated(byRevision, true, confidentiality);
  }

  /** The same under rules at least as strict. */
  JournalSignal under(Confidentiality rules) {
    return stated(revision, retracted, confidentiality.strictest(rules));
  }

  private JournalSignal stated(int byRevision, boolean withdrawn, Confidentiality rules) {
    return new JournalSignal(
        patientId,
        entryId,
        ruleId,
        kind,
        category,
        level,
        tier,
        modifiers,
        spanStart,
        spanEnd,
        hits,
        score,
        entryRevision,
        byRevision,
        withdrawn,
        eventTimeMillis,
        receivedAtMillis,
        zoneOffsetMinutes,
        clockReplaced,
        notifies,
        rules);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalSignal[redacted]";
  }
}
