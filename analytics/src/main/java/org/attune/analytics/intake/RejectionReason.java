package org.attune.analytics.intake;

/** Why a record was not used. */
public enum RejectionReason {
  UNKNOWN,
  /** Bytes that hold no record. */
  NOT_AVRO,
  /** A fingerprint of no released contract: re-read after an upgrade. */
  UNKNOWN_SCHEMA,
  /** A record of another topic. */
  WRONG_RECORD_TYPE,
  MISSING_PATIENT_ID,
  MISSING_EVENT_ID,
  INVALID_ZONE_OFFSET,
  /** A time ahead of its receipt, or a receipt ahead of the log. */
  WRONG_CLOCK,
  UNKNOWN_METRIC,
  UNKNOWN_UNIT,
  IMPLAUSIBLE_VALUE,
  /** Parts that contradict each other, such as columns of unequal length. */
  MALFORMED,
  UNKNOWN_INSTRUMENT,
  /** Received more than the horizon after it happened. */
  LATE,
  /** An import older than days that are final. */
  BEFORE_FINAL,
  /** A correction that would move the event to another day. */
  MOVED_DAY
}
