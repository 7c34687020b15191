package org.attune.analytics.alert;

/** Priority for review, from the least to the most pressing. */
public enum PriorityLevel {
  UNKNOWN,
  INSUFFICIENT_DATA,
  NO_ALERT_SIGNALS,
  /** A signal without an open alert. */
  WATCH,
  ROUTINE,
  SAME_DAY,
  URGENT,
  IMMEDIATE
}
