package org.attune.dashboard.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.PatientNames;
import org.attune.dashboard.wording.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One patient in a viewer's scope. */
@Component
public final class PatientQueries {
  private static final String HEADER =
      """
      select p.patient_id, p.display_name, t.name as care_team, a.last_received_at, r.record,
             e.program, e.admitted_at, e.discharged_at
        from patient p
        left join care_team t on t.care_team_id = p.care_team_id
        left join patient_activity a on a.patient_id = p.patient_id
        left join priority r on r.patient_id = p.patient_id
        left join lateral (select program, admitted_at, discharged_at from enrollment
                            where patient_id = p.patient_id and not retracted
                            order by admitted_at desc limit 1) e on true
       where
      """;

  private static final String ACCESS = "select p.patient_id from patient p where";

  private final JdbcClient jdbc;
  private final Times times;

  PatientQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** Who the patient is. */
  public Optional<PatientHeader> header(Viewer viewer, String patientId) {
    return jdbc.sql(HEADER + Viewer.SCOPE + " and p.patient_id = :patientId")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> header(row))
        .optional();
  }

  /** The patient, if the viewer may see them: what the days of metrics are asked with. */
  public Optional<AuthorizedPatient> authorize(Viewer viewer, String patientId) {
    return jdbc.sql(ACCESS + Viewer.SCOPE + " and p.patient_id = :patientId")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> AuthorizedPatient.granted(row.getString("patient_id")))
        .optional();
  }

  private PatientHeader header(ResultSet row) throws SQLException {
    String patientId = row.getString("patient_id");
    String careTeam = row.getString("care_team");
    Timestamp last = row.getTimestamp("last_received_at");
    return new PatientHeader(
        patientId,
        PatientNames.shown(row.getString("display_name"), patientId),
        careTeam == null ? "No care team yet" : careTeam,
        enrollment(row),
        last == null ? "no data yet" : times.ago(last.toInstant()),
        last == null ? null : last.toInstant(),
        row.getBytes("record"));
  }

  private String enrollment(ResultSet row) throws SQLException {
    String program = row.getString("program");
    if (program == null) {
      return "No enrollment on record";
    }
    String admitted = program + ", admitted " + times.day(day(row, "admitted_at"));
    return row.getTimestamp("discharged_at") == null
        ? admitted
        : admitted + ", discharged " + times.day(day(row, "discharged_at"));
  }

  private LocalDate day(ResultSet row, String column) throws SQLException {
    return times.day(row.getTimestamp(column).toInstant());
  }
}
