package org.attune.analytics.intake;

import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks of an event say: lateness is a property of the record, whatever the order in
 * which records arrive.
 */
public final class Timeliness {
  /** An event received more than this after it happened is late, milliseconds. */
  public static final long HORIZON_MILLIS = 14L * 24 * 60 * 60 * 1000;

  /** How far a clock may run ahead before it counts as wrong, milliseconds. */
  public static final long CLOCK_TOLERANCE_MILLIS = 10L * 60 * 1000;

  private Timeliness() {}

  /** True when the time lies ahead of its receipt by more than the tolerance. */
  public static boolean aheadOf(long timeMillis, long receivedAtMillis) {
    return timeMillis > receivedAtMillis + CLOCK_TOLERANCE_MILLIS;
  }

  /** True when the receipt is none, or ahead of the moment the log took the record. */
  public static boolean wrongReceipt(Envelope envelope, long producedAtMillis) {
    return envelope.receivedAtMillis() <= 0
        || aheadOf(envelope.receivedAtMillis(), producedAtMillis);
  }

  /**
   * The rejection of an event by its clocks, or null when they are fit for trends.
   *
   * @param earliestMillis earliest moment that the event tells of, epoch milliseconds UTC
   * @param latestMillis latest such moment
   * @param producedAtMillis when the log took the record, epoch milliseconds UTC
   */
  public static @Nullable Rejection check(
      Envelope envelope, long earliestMillis, long latestMillis, long producedAtMillis) {
    if (wrongReceipt(envelope, producedAtMillis)) {
      return new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt");
    }
    // Before 1970 there is no event, only a clock that was never set, or an overflow.
    if (earliestMillis <= 0 || aheadOf(latestMillis, envelope.receivedAtMillis())) {
      return new Rejection(RejectionReason.WRONG_CLOCK, "eventTime");
    }
    boolean late = envelope.receivedAtMillis() - earliestMillis > HORIZON_MILLIS;
    return late && envelope.source() != Source.IMPORT
        ? new Rejection(RejectionReason.LATE, "eventTime")
        : null;
  }
}
