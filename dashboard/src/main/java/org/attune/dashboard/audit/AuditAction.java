package org.attune.dashboard.audit;

/** What was done or read. */
public enum AuditAction {
  SIGNED_IN,
  SIGN_IN_REFUSED,
  SIGNED_OUT,
  PATIENT_READ,
  ALERT_ACKNOWLEDGED,
  ALERT_RESOLVED,
  QUARANTINE_REVIEWED
}
