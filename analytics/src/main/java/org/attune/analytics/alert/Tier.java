package org.attune.analytics.alert;

/** How soon an alert must be reviewed, by program policy; from the least to the most pressing. */
public enum Tier {
  UNKNOWN,
  /** At the next review. */
  ROUTINE,
  /** Within the program day. */
  SAME_DAY,
  /** Within 60 minutes. */
  URGENT,
  /** Within 15 minutes. */
  IMMEDIATE
}
