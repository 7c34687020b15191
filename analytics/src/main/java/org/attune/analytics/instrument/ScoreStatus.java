package org.attune.analytics.instrument;

/** What came of scoring one form. */
public enum ScoreStatus {
  /** Every item answered. */
  COMPLETE,
  /** A few items blank; the total is scaled up from the answered ones. */
  PRORATED,
  /** More blanks than the instrument allows; no total. */
  TOO_MANY_MISSING,
  /** An answer outside its item's range; no total, whatever else was answered. */
  IMPLAUSIBLE
}
