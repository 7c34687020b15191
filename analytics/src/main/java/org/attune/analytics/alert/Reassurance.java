package org.attune.analytics.alert;

/** Why there is reason to be reassured. It is said beside what worries, and lowers nothing. */
public enum Reassurance {
  /** A questionnaire's total is reliably better than the first of the episode. */
  IMPROVED,
  /** The latest sessions were attended, one after the other. */
  ATTENDING,
  /** Skills were used lately. */
  SKILLS_USED
}
