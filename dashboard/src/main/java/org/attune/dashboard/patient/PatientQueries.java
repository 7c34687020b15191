package org.attune.dashboard.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.attune.dashboard.security.Part2Queries;
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
                             and not team_withheld(:viewerId, p.patient_id)
        left join patient_activity a on a.patient_id = p.patient_id
        left join priority r on r.patient_id = p.patient_id
                            and not priority_withheld(:viewerId, p.patient_id)
        left join lateral (select coalesce(g.name, n.program) as program, n.admitted_at, n.discharged_at
                             from enrollment n
                             left join program g on g.program_id = n.program
                            where n.patient_id = p.patient_id and not n.retracted
                              and not part2_withheld(:viewerId, p.patient_id, n.confidentiality,
                                        tstzrange(n.admitted_at, null))
                            order by n.admitted_at desc limit 1) e on true
       where
      """;

  private static final String ACCESS =
      "select p.patient_id, not part2_reads_marked(:viewerId, p.patient_id) as marked"
          + " from patient p where";

  private static final String WITHHELD_TIME =
      """
      select lower(span) as begins, upper(span) as ends
        from unnest(part2_withheld_time(:viewerId, :patientId)) span
      """;

  private final JdbcClient jdbc;
  private final Part2Queries part2;
  private final Times times;

  PatientQueries(JdbcClient jdbc, Part2Queries part2, Times times) {
    this.jdbc = jdbc;
    this.part2 = part2;
    this.times = times;
  }

  /** Who the patient is. */
  public Optional<PatientHeader> header(Viewer viewer, String patientId) {
    return jdbc.sql(HEADER + Viewer.PATIENT_SCOPE + " and p.patient_id = :patientId")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> header(row))
        .optional();
  }

  /** The patient, if the viewer may see them: what the days of metrics are asked with. */
  public Optional<AuthorizedPatient> authorize(Viewer viewer, String patientId) {
    return jdbc.sql(ACCESS + Viewer.PATIENT_SCOPE + " and p.patient_id = :patientId")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(
            (row, n) ->
                AuthorizedPatient.granted(
                    row.getString("patient_id"),
                    new Withheld(withheldTime(viewer, patientId), row.getBoolean("marked"))))
        .optional();
  }

  /** Whether the viewer reads records of a program under 42 CFR Part 2 on the patient's page. */
  public boolean part2(Viewer viewer, String patientId) {
    return part2.reads(viewer, patientId);
  }

  private List<Withheld.Span> withheldTime(Viewer viewer, String patientId) {
    return jdbc.sql(WITHHELD_TIME)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(
            (row, n) -> {
              Timestamp ends = row.getTimestamp("ends");
              return new Withheld.Span(
                  row.getTimestamp("begins").toInstant(), ends == null ? null : ends.toInstant());
            })
        .list();
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
