package org.attune.analytics.alert;

/** Why a piece of evidence counts. */
public enum Reason {
  /** PHQ-9 item 9 answered with 1 or more, no less than before. */
  ITEM9_ENDORSED,
  /** Item 9 answered higher than the time before, or with 1 or more the first time. */
  ITEM9_ROSE,
  /** Item 9 left blank, or with an answer that the form does not have. */
  ITEM9_UNANSWERED,
  /** C-SSRS: intent, a plan, or recent behavior. */
  CSSRS_HIGH,
  /** C-SSRS: thoughts of a method, or behavior more than three months ago. */
  CSSRS_MODERATE,
  /** C-SSRS: wish to be dead, or thoughts in general. */
  CSSRS_LOW,
  /** C-SSRS: nothing endorsed, but required items left blank. */
  CSSRS_INCOMPLETE,
  /** A suicide or self-harm urge of 4 or more out of 5. */
  URGE_HIGH,
  /** The EWMA of daily values left its limits in the adverse direction. */
  CHART_BREACH,
  /** An unexcused no-show. */
  MISSED_SESSION,
  /** An unexcused no-show within seven days of a safety signal. */
  MISSED_SESSION_AFTER_SAFETY,
  /** A medication for opioid use disorder was stopped. */
  OPIOID_MEDICATION_STOPPED,
  /** Craving of 8 of 10 or more, or an urge to use of 4 of 5 or more. */
  CRAVING_HIGH,
  /** Not heard of for longer than is this patient's habit. */
  SILENT,
  /** The wearable sends nothing while the patient still answers. */
  WEARABLE_OFF,
  /** A questionnaire is overdue. */
  MEASURE_OVERDUE,
  /** A total that worsened reliably since the first one. */
  RELIABLY_WORSE,
  /** A total behind the response to be expected. */
  NOT_ON_TRACK,
  /** An opioid after abstinence, reported or found by a test. */
  OPIOID_USE,
  /** Use of another substance after abstinence, reported by the patient. */
  USE_REPORTED,
  /** Use of another substance after abstinence, found by a test. */
  USE_DETECTED,
  /** A phrase in a journal entry. */
  JOURNAL_PHRASE,
  /** A journal entry that a model took for it, and no phrase rule. */
  JOURNAL_MODEL,
  /** A journal entry that the model could not read; the phrase rules have. */
  JOURNAL_NOT_READ
}
