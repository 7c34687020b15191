package org.attune.analytics.intake;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a journal entry. It is read all the same: a phrase hit never waits for a
 * check. What fails one is set aside besides, so that a person looks at what the rules may have
 * missed.
 */
public final class JournalChecks {
  /** Longest text that is read in full, UTF-16 units: about forty thousand words. */
  public static final int MAX_TEXT_LENGTH = 200_000;

  private static final String READ_LANGUAGE = "en";

  private JournalChecks() {}

  /** The first fault, or null. */
  public static @Nullable Rejection check(JournalEntry entry, long producedAtMillis) {
    Envelope envelope = entry.envelope();
    Rejection identity = EventChecks.checkIdentity(envelope);
    if (identity != null) {
      return identity;
    }
    if (Timeliness.wrongReceipt(envelope, producedAtMillis)) {
      return new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt");
    }
    if (envelope.eventTimeMillis() <= 0
        || Timeliness.aheadOf(envelope.eventTimeMillis(), envelope.receivedAtMillis())) {
      return new Rejection(RejectionReason.WRONG_CLOCK, "eventTime");
    }
    if (envelope.retracted()) {
      return null;
    }
    if (entry.text().isBlank() || entry.text().length() > MAX_TEXT_LENGTH) {
      return new Rejection(RejectionReason.MALFORMED, "text");
    }
    return inReadLanguage(entry) ? null : new Rejection(RejectionReason.MALFORMED, "language");
  }

  /** True when a time of the entry cannot be trusted; {@link #mended} puts another in its place. */
  public static boolean wrongClock(Envelope envelope, long producedAtMillis) {
    return Timeliness.wrongReceipt(envelope, producedAtMillis)
        || envelope.eventTimeMillis() <= 0
        || Timeliness.aheadOf(envelope.eventTimeMillis(), envelope.receivedAtMillis());
  }

  /**
   * The envelope with times that can be used, and an id: a wrong receipt gives way to the time of
   * the log, a wrong time of writing to the receipt, a missing id to where the record lies.
   *
   * @param place names the record in the log; stable over re-reads
   */
  public static Envelope mended(Envelope envelope, long producedAtMillis, String place) {
    long receivedAt =
        Timeliness.wrongReceipt(envelope, producedAtMillis)
            ? producedAtMillis
            : envelope.receivedAtMillis();
    long eventTime = envelope.eventTimeMillis();
    return new Envelope(
        envelope.eventId().isBlank() ? place : envelope.eventId(),
        envelope.patientId(),
        eventTime <= 0 || Timeliness.aheadOf(eventTime, receivedAt) ? receivedAt : eventTime,
        receivedAt,
        envelope.zoneOffsetMinutes(),
        envelope.source(),
        Math.max(0, envelope.revision()),
        envelope.retracted(),
        envelope.confidentiality());
  }

  /** True when the entry says that it is in the language of the rules and models. */
  public static boolean inReadLanguage(JournalEntry entry) {
    try {
      return new Locale.Builder()
          .setLanguageTag(entry.language())
          .build()
          .getLanguage()
          .equals(READ_LANGUAGE);
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
