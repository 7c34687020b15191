package org.attune.analytics.intake;

/** What became of a record, one of four: what goes in comes out in exactly one of them. */
public enum Disposition {
  ACCEPTED,
  /** Seen before, or superseded by a higher revision that is already here. */
  DUPLICATE,
  LATE,
  QUARANTINED;

  /** The column of the ledger that a rejection is counted in. */
  public static Disposition of(RejectionReason reason) {
    return reason == RejectionReason.LATE ? LATE : QUARANTINED;
  }
}
