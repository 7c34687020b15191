package org.attune.analytics.journal;

/** Level of the Columbia scale (C-SSRS screener, questions 1 to 6) that words stand for. */
public enum CssrsLevel {
  /** Not about suicide. */
  NONE,
  WISH_TO_BE_DEAD,
  ACTIVE_THOUGHTS,
  METHOD,
  INTENT,
  PLAN,
  BEHAVIOR
}
