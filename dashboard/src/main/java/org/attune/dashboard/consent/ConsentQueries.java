package org.attune.dashboard.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.PatientNames;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Consents to disclose records that the viewer may read: of a program whose records are withheld
 * nothing is shown, since a consent tells of the program.
 */
@Component
public final class ConsentQueries {
  /** Programs of the patient under 42 CFR Part 2 whose staff the viewer belongs to. */
  private static final String STAFF_PROGRAMS =
      """
      select distinct g.program_id, g.name
        from part2_episode e
        join program g on g.program_id = e.program_id
        join part2_reader d on d.patient_id = e.patient_id and d.program_id = e.program_id
        join patient_staff f on f.patient_id = e.patient_id and f.user_id = d.user_id
        join patient p on p.patient_id = e.patient_id
       where d.user_id = :viewerId and p.patient_id = :patientId and
      """;

  private static final String CONSENTS =
      """
      select distinct on (c.consent_id) c.*, g.name as program, t.name as recipient,
             exists (select 1 from consent_in_force i where i.consent_id = c.consent_id) as in_force
        from consent c
        join program g on g.program_id = c.program_id
        left join care_team t on t.care_team_id = c.recipient_team_id
        join patient p on p.patient_id = c.patient_id
       where p.patient_id = :patientId
         and exists (select 1 from part2_reader d
                      where d.user_id = :viewerId and d.patient_id = p.patient_id and d.program_id = c.program_id)
         and
      """;

  private final JdbcClient jdbc;
  private final Times times;

  ConsentQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** Name of a patient in scope. */
  public Optional<String> patientName(Viewer viewer, String patientId) {
    return jdbc.sql(
            "select p.display_name from patient p where p.patient_id = :patientId and"
                + Viewer.PATIENT_SCOPE)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> PatientNames.shown(row.getString("display_name"), patientId))
        .optional();
  }

  /** Programs for whose records the viewer may take down a consent of the patient, id to name. */
  public Map<String, String> programs(Viewer viewer, String patientId) {
    Map<String, String> programs = new LinkedHashMap<>();
    jdbc.sql(STAFF_PROGRAMS + Viewer.PATIENT_SCOPE + " order by g.name")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(
            row -> {
              programs.put(row.getString("program_id"), row.getString("name"));
            });
    return programs;
  }

  /** Consents of a patient, the latest first. */
  public List<Consent> consents(Viewer viewer, String patientId) {
    return jdbc.sql(
            "select * from ("
                + CONSENTS
                + Viewer.PATIENT_SCOPE
                + " order by c.consent_id, c.version desc) latest order by recorded_at desc")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> consent(row))
        .list();
  }

  private Consent consent(ResultSet row) throws SQLException {
    boolean revoked = row.getBoolean("revoked");
    @Nullable Timestamp until = row.getTimestamp("expires_at");
    String recipient = row.getString("recipient");
    return new Consent(
        row.getString("consent_id"),
        row.getInt("version"),
        row.getString("program"),
        recipient == null ? "those who treat the patient" : recipient,
        times.of(row.getTimestamp("effective_from").toInstant()),
        until == null ? "until revoked" : "until " + times.of(until.toInstant()),
        revoked ? "Revoked" : row.getBoolean("in_force") ? "In force" : "Not in force",
        !revoked);
  }
}
