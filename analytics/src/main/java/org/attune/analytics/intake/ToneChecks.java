package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalTone;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/** How an entry sounds, as a value of its day. */
final class ToneChecks {
  /** An entry and a check-in that an app sent under one id are two events. */
  private static final String OF_JOURNALS = "journal:";

  private ToneChecks() {}

  static Checked check(JournalTone tone, long producedAtMillis) {
    Envelope envelope = tone.envelope();
    Rejection rejection = EventChecks.checkMoment(envelope, producedAtMillis);
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    Double valence = tone.valence();
    if (valence != null && !MetricCatalog.get(MetricCatalog.JOURNAL_TONE).plausible(valence)) {
      return Checked.unfit(RejectionReason.IMPLAUSIBLE_VALUE, "valence");
    }
    return Checked.fit(
        EventChecks.observed(
            ofJournals(envelope),
            "",
            0,
            LocalDays.epochDay(envelope.eventTimeMillis(), envelope.zoneOffsetMinutes()),
            samples(tone, valence)));
  }

  /** None of an entry that says nothing any more: it takes back what an earlier revision said. */
  private static List<MetricSamples> samples(JournalTone tone, @Nullable Double valence) {
    return valence == null || tone.envelope().retracted() || tone.promptKind().soundsAsAsked()
        ? List.of()
        : List.of(EventChecks.sample(MetricCatalog.JOURNAL_TONE, 0, valence));
  }

  private static Envelope ofJournals(Envelope entry) {
    return new Envelope(
        OF_JOURNALS + entry.eventId(),
        entry.patientId(),
        entry.eventTimeMillis(),
        entry.receivedAtMillis(),
        entry.zoneOffsetMinutes(),
        entry.source(),
        entry.revision(),
        entry.retracted(),
        entry.confidentiality());
  }
}
