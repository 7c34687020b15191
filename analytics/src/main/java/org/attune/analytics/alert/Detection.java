package org.attune.analytics.alert;

/** State of an episode as detection sees it; the workflow state belongs to the clinicians. */
public enum Detection {
  UNKNOWN,
  OPEN,
  /** Data show that the problem is over. Never for safety kinds, never for lack of data. */
  RECOVERED,
  /** A clinician recorded a disposition. */
  CLOSED
}
