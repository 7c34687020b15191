package org.attune.dashboard.breakglass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.PatientNames;
import org.attune.dashboard.wording.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accesses in an emergency to patients that the viewer answers for. */
@Component
public final class EmergencyAccessQueries {
  /** Not by an emergency of the viewer's own: nobody reviews what they opened for themselves. */
  private static final String OF_STAFF =
      """
      select a.*, p.display_name, u.display_name as taker, r.reviewed_at, r.justified,
             w.display_name as reviewer
        from emergency_access a
        join patient p on p.patient_id = a.patient_id
        join app_user u on u.user_id = a.user_id
        left join emergency_review r on r.emergency_id = a.emergency_id
        left join app_user w on w.user_id = r.reviewed_by
       where exists (select 1 from patient_staff f
                      where f.user_id = :viewerId and f.patient_id = p.patient_id)
         and
      """;

  private final JdbcClient jdbc;
  private final Times times;

  EmergencyAccessQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** Accesses, those to review first, then the latest first. */
  public List<EmergencyAccess> all(Viewer viewer) {
    return jdbc.sql(
            OF_STAFF + Viewer.SCOPE + " order by r.reviewed_at is not null, a.granted_at desc")
        .params(viewer.parameters())
        .query((row, n) -> access(viewer, row))
        .list();
  }

  private EmergencyAccess access(Viewer viewer, ResultSet row) throws SQLException {
    String patientId = row.getString("patient_id");
    return new EmergencyAccess(
        row.getString("emergency_id"),
        patientId,
        PatientNames.shown(row.getString("display_name"), patientId),
        row.getString("taker"),
        new EmergencyStatement(
            row.getString("recipient"), row.getString("discloser"), row.getString("nature")),
        times.of(row.getTimestamp("granted_at").toInstant()),
        times.of(row.getTimestamp("expires_at").toInstant()),
        review(row),
        row.getString("user_id").equals(viewer.userId()));
  }

  private @org.jspecify.annotations.Nullable String review(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("reviewed_at");
    return at == null
        ? null
        : (row.getBoolean("justified") ? "Justified: " : "Not justified: ")
            + row.getString("reviewer")
            + ", "
            + times.of(at.toInstant());
  }
}
