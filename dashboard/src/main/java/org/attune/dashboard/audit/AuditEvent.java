package org.attune.dashboard.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail.
 *
 * @param auditId id of the row
 * @param at when, to the microsecond, UTC
 * @param userId opaque id of the account
 * @param action what was done or read; the name of an {@link AuditAction}, of this release or
 *     another
 * @param patientId opaque patient id, or null
 * @param subject id of the thing acted on, or null
 * @param detail a code, or null
 */
record AuditEvent(
    long auditId,
    Instant at,
    String userId,
    String action,
    @Nullable String patientId,
    @Nullable String subject,
    @Nullable String detail) {

  /** The event of a row of audit_event. */
  static AuditEvent of(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getLong("audit_id"),
        row.getTimestamp("at").toInstant(),
        row.getString("user_id"),
        row.getString("action"),
        row.getString("patient_id"),
        row.getString("subject"),
        row.getString("detail"));
  }

  /** Shows which row, not whose. */
  @Override
  public String toString() {
    return "AuditEvent[auditId=" + auditId + ", action=" + action + "]";
  }
}
