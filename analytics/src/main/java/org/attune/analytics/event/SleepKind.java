package org.attune.analytics.event;

/** Main sleep or nap. */
public enum SleepKind {
  /** The producer did not say, or said it in a word of a later contract. */
  UNKNOWN,
  MAIN,
  NAP
}
