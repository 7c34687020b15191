package org.attune.analytics.event;

/** What a patient was asked to write. */
public enum PromptKind {
  UNKNOWN,
  FREE,
  /** Part of exposure therapy: scripts of what is feared. */
  EXPOSURE_EXERCISE,
  GRATITUDE,
  CRAVING_LOG;

  /** Whether an entry sounds as it was asked to, not as its writer does. */
  public boolean soundsAsAsked() {
    return this == GRATITUDE || this == EXPOSURE_EXERCISE;
  }
}
