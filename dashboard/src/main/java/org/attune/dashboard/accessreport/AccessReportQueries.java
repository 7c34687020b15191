package org.attune.dashboard.accessreport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.PatientNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads of a patient's record, from the audit trail. What staff did about alerts is left out: a
 * participant is never told of an alert, and an administrator of no clinical content.
 */
@Component
public final class AccessReportQueries {
  /** What counts as looking, and its words. */
  private static final Map<AuditAction, String> LOOKING =
      Map.of(
          AuditAction.PATIENT_READ, "opened the record",
          AuditAction.EMERGENCY_ACCESS_TAKEN, "opened the record in an emergency",
          AuditAction.ACCESS_REPORT_READ, "made this report");

  private static final String STAFF =
      " ("
          + Viewer.PATIENT_SCOPE
          + " or exists (select 1 from app_user a"
          + " where a.user_id = :viewerId and a.role = 'ADMINISTRATOR')) ";

  private static final String PATIENT = "select p.patient_id, p.display_name from patient p where ";

  private static final String LINES =
      """
      select (a.at at time zone :zone)::date as day, a.action, u.display_name, u.role, count(*) as times
        from audit_event a
        left join app_user u on u.user_id = a.user_id
       where a.patient_id = :patientId and a.action in (:actions)
       group by day, a.action, a.user_id, u.display_name, u.role
       order by day desc, max(a.at) desc
      """;

  private final JdbcClient jdbc;
  private final ZoneId staffZone;

  AccessReportQueries(JdbcClient jdbc, ZoneId staffZone) {
    this.jdbc = jdbc;
    this.staffZone = staffZone;
  }

  private record Found(String patientId, String name) {}

  /** The report of the patient whose own account this is. */
  public Optional<AccessReport> own(Viewer viewer) {
    return jdbc.sql(PATIENT + Viewer.SELF)
        .params(viewer.parameters())
        .query((row, n) -> found(row))
        .optional()
        .map(this::report);
  }

  /** The report of a patient in scope, or of any for an administrator. */
  public Optional<AccessReport> of(Viewer viewer, String patientId) {
    return jdbc.sql(PATIENT + STAFF + " and p.patient_id = :patientId")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> found(row))
        .optional()
        .map(this::report);
  }

  private AccessReport report(Found patient) {
    return new AccessReport(
        patient.name(),
        jdbc.sql(LINES)
            .param("zone", staffZone.getId())
            .param("patientId", patient.patientId())
            .param("actions", LOOKING.keySet().stream().map(AuditAction::name).toList())
            .query((row, n) -> line(row))
            .list());
  }

  private static Found found(ResultSet row) throws SQLException {
    String patientId = row.getString("patient_id");
    return new Found(patientId, PatientNames.shown(row.getString("display_name"), patientId));
  }

  private static AccessLine line(ResultSet row) throws SQLException {
    String name = row.getString("display_name");
    String role = row.getString("role");
    return new AccessLine(
        row.getObject("day", LocalDate.class),
        name == null ? "a former account" : name,
        role == null ? null : Role.valueOf(role),
        LOOKING.getOrDefault(AuditAction.valueOf(row.getString("action")), ""),
        row.getInt("times"));
  }
}
