package org.attune.analytics.alert;

/** What an alert episode is about; a patient has at most one open episode of each kind. */
public enum AlertKind {
  UNKNOWN(false),
  /** PHQ-9 item 9 or an urge to die by suicide. */
  SUICIDE_RISK(true),
  SELF_HARM_URGE(true),
  /** Item 9 was left blank: ask. */
  ITEM9_UNANSWERED(true),
  /** Self-ratings left the patient's own usual range. */
  SELF_REPORT_CHANGE(false),
  /** Wearable data left the patient's own usual range. */
  PHYSIOLOGICAL_CHANGE(false);

  private final boolean safety;

  AlertKind(boolean safety) {
    this.safety = safety;
  }

  /** True on the safety path: never capped, snoozed or merged away; closed only by a clinician. */
  public boolean safety() {
    return safety;
  }
}
