package org.attune.analytics.instrument;

/** Priority for review of a C-SSRS screener, ascending. */
public enum ColumbiaTier {
  /** Nothing endorsed. Never shown as low risk. */
  NONE,
  /** Wish to be dead, or thoughts of suicide in general. */
  LOW,
  /** Thoughts of a method, or behavior more than three months ago. */
  MODERATE,
  /** Intent or a plan, or behavior in the past three months or since the last contact. */
  HIGH
}
