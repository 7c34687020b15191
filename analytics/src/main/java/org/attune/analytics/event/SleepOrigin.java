package org.attune.analytics.event;

/** How an episode of sleep came to be known; the two are never mixed in one series. */
public enum SleepOrigin {
  /** The producer did not say, or said it in a word of a later contract. */
  UNKNOWN,
  MEASURED,
  SELF_REPORTED
}
