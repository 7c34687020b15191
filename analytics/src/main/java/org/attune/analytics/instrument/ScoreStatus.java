package org.attune.analytics.instrument;

/** What came of scoring one form. */
public enum ScoreStatus {
  /** Every item answered. */
  COMPLETE,
  /** A few items blank; the total is scaled up from the answered ones. */
  PRORATED,
  /** Some items blank; of an instrument without a total, some subscales are scored. */
  PARTIAL,
  /** More blanks than the instrument allows; no total. */
  TOO_MANY_MISSING,
  /** Answers that must not be summed; they are read one by one. */
  NOT_SUMMED,
  /** An answer outside its item's range; no score at all, whatever else was answered. */
  IMPLAUSIBLE
}
