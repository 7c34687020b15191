package org.attune.analytics.event;

/** What a patient was asked to write. */
public enum PromptKind {
  UNKNOWN,
  FREE,
  /** Part of exposure therapy: scripts of what is feared. */
  EXPOSURE_EXERCISE,
  GRATITUDE,
  CRAVING_LOG
}
