package org.attune.dashboard.audit;

/** What was done or read. */
public enum AuditAction {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  /** The first page: names and alerts of a whole caseload. */
  CASELOAD_READ,
  PATIENT_READ,
  /** Figures of one chart; the detail names the metric. */
  CHART_READ,
  /** A patient's page asked for by an account that may not see it. */
  PATIENT_REFUSED,
  ACCESS_REPORT_READ,
  PROGRAM_CREATED,
  CARE_TEAM_CREATED,
  ACCOUNT_CREATED,
  ACCOUNT_CHANGED,
  ACCOUNT_LOCKED,
  ACCOUNT_UNLOCKED,
  ACCOUNT_PASSWORD_SET,
  PROGRAM_CHANGED,
  ENROLLED,
  ENROLLMENT_REFUSED,
  CONSENT_GIVEN,
  CONSENT_REVOKED,
  EMERGENCY_ACCESS_TAKEN,
  EMERGENCY_ACCESS_REVIEWED,
  ALERT_ACKNOWLEDGED,
  ALERT_RESOLVED,
  QUARANTINE_REVIEWED,
  QUARANTINE_REREAD,
  ESCALATION_STARTED,
  ESCALATION_STEP,
  ESCALATION_VACANT,
  DUTY_SHIFT_ENTERED,
  DUTY_SHIFT_WITHDRAWN,
  ALERT_SNOOZED,
  ALERT_CONTACT_ATTEMPTED,
  HANDOVER_ENTERED,
  HANDOVER_WITHDRAWN,
  EMERGENCY_CARD_READ,
  EMERGENCY_CARD_CHANGED,
  NOTICE_SENT,
  NOTICE_SETTINGS_CHANGED,
  /** A bearer token for programs; the subject is its id. */
  TOKEN_MADE,
  TOKEN_REVOKED,
  /** A monitoring plan; the subject is the change, whose reason stays in its table. */
  PLAN_PUBLISHED,
  /** One that is to begin later. */
  PLAN_WRITTEN,
  PLAN_TAKEN_BACK,
  /** One that was to begin, and did not: another plan had been published. */
  PLAN_OVERTAKEN
}
