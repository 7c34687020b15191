package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.intake.Timeliness;

/**
 * When an event happened as far as can be told, and what a reader must know about that.
 *
 * @param eventTimeMillis when it happened, epoch milliseconds UTC
 * @param receivedAtMillis when it was received, epoch milliseconds UTC
 */
record Moment(long eventTimeMillis, long receivedAtMillis, List<Flag> flags) {
  private static final long LATE_MILLIS = 24L * 60 * 60 * 1000;

  /**
   * The moment of an event; a clock that cannot be right gives way to the log's.
   *
   * @param producedAtMillis when the log took the record, epoch milliseconds UTC
   */
  static Moment of(Envelope envelope, long producedAtMillis) {
    List<Flag> flags = new ArrayList<>();
    long receivedAt = envelope.receivedAtMillis();
    if (Timeliness.wrongReceipt(envelope, producedAtMillis)) {
      receivedAt = producedAtMillis;
      flags.add(Flag.CLOCK_REPLACED);
    }
    long eventTime = envelope.eventTimeMillis();
    if (Timeliness.aheadOf(eventTime, receivedAt) || eventTime <= 0) {
      eventTime = receivedAt;
      if (flags.isEmpty()) {
        flags.add(Flag.CLOCK_REPLACED);
      }
    }
    if (receivedAt - eventTime > LATE_MILLIS) {
      flags.add(Flag.LATE);
    }
    return new Moment(eventTime, receivedAt, List.copyOf(flags));
  }

  /**
   * A finding in an event.
   *
   * @param retracted true when it takes back what an earlier revision raised
   */
  Finding finding(
      AlertKind kind, Envelope envelope, Told told, List<Flag> more, boolean retracted) {
    List<Flag> all = new ArrayList<>(flags);
    all.addAll(more);
    Evidence evidence =
        new Evidence(
            envelope.eventId(),
            told.reason(),
            told.tier(),
            told.metric(),
            null,
            told.value(),
            told.previous(),
            null,
            null,
            null,
            null,
            null,
            eventTimeMillis,
            receivedAtMillis,
            envelope.zoneOffsetMinutes(),
            List.copyOf(all),
            !envelope.source().historical());
    return new Finding(kind, evidence, envelope.revision(), retracted, envelope.confidentiality());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Moment[redacted]";
  }
}
