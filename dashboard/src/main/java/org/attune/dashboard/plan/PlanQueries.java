package org.attune.dashboard.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.PatientNames;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans of patients in a viewer's scope. One that was published in a time whose records 42 CFR Part
 * 2 withholds from the viewer is withheld, too: what is watched may tell where somebody is treated.
 */
@Component
public final class PlanQueries {
  private static final String PLANS =
      """
      select m.revision, m.effective_from,
             case when not w.withheld then m.record end as record,
             case when not w.withheld then u.display_name end as author,
             case when not w.withheld then c.reason end as reason
        from monitoring_plan m
        join patient p on p.patient_id = m.patient_id
        cross join lateral (select part2_withheld(:viewerId, p.patient_id, 'UNKNOWN',
                                     part2_span(m.received_at, m.received_at)) as withheld) w
        left join (plan_change c
                   join plan_outcome o on o.change_id = c.change_id and o.outcome = 'PUBLISHED'
                   join app_user u on u.user_id = c.written_by)
               on c.patient_id = m.patient_id and c.base_revision + 1 = m.revision
              and o.at = m.received_at
       where p.patient_id = :patientId and
      """;

  private static final String CHANGES =
      """
      select c.change_id, c.record, c.reason, u.display_name as author, c.written_at, o.outcome,
             exists (select 1 from monitoring_plan m
                      where m.patient_id = c.patient_id and m.revision = c.base_revision + 1
                        and m.received_at = o.at) as in_log
        from plan_change c
        join patient p on p.patient_id = c.patient_id
        join app_user u on u.user_id = c.written_by
        left join plan_outcome o on o.change_id = c.change_id
       where p.patient_id = :patientId
         and not part2_withheld(:viewerId, p.patient_id, 'UNKNOWN',
                   part2_span(c.written_at, c.written_at))
         and
      """;

  private final JdbcClient jdbc;
  private final EventCodec<MonitoringPlan> codec = EventCodec.of(Topic.PLANS, MonitoringPlan.class);

  PlanQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Name of a patient in scope. */
  Optional<String> patientName(Viewer viewer, String patientId) {
    return jdbc.sql(
            "select p.display_name from patient p where p.patient_id = :patientId and"
                + Viewer.PATIENT_SCOPE)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> PatientNames.shown(row.getString("display_name"), patientId))
        .optional();
  }

  /**
   * Whether the viewer treats the patient or answers for a program of theirs: a consent or an
   * emergency lets others read, and decides nothing for them.
   */
  boolean mayChange(Viewer viewer, String patientId) {
    return jdbc.sql(
            """
            select exists (select 1 from patient_staff f
                            where f.user_id = :viewerId and f.patient_id = :patientId)
            """)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(Boolean.class)
        .single();
  }

  /** Plans in the log, by revision ascending; of those withheld nothing but when they begin. */
  List<KnownPlan> plans(Viewer viewer, String patientId) {
    return jdbc.sql(PLANS + Viewer.PATIENT_SCOPE + " order by m.revision, m.effective_from")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(
            (row, n) ->
                new KnownPlan(
                    row.getInt("revision"),
                    row.getTimestamp("effective_from").toInstant(),
                    record(row),
                    row.getString("author"),
                    row.getString("reason")))
        .list();
  }

  /** Plans written here, the latest first. */
  List<PlanChange> changes(Viewer viewer, String patientId) {
    return jdbc.sql(CHANGES + Viewer.PATIENT_SCOPE + " order by c.change_id desc")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> change(row))
        .list();
  }

  private PlanChange change(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    MonitoringPlan record = record(row);
    if (record == null) {
      throw new IllegalStateException("a plan without what it asks for");
    }
    return new PlanChange(
        row.getLong("change_id"),
        record,
        row.getString("reason"),
        row.getString("author"),
        row.getTimestamp("written_at").toInstant(),
        outcome == null ? null : PlanOutcome.valueOf(outcome),
        row.getBoolean("in_log"));
  }

  private @Nullable MonitoringPlan record(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes("record");
    if (bytes == null) {
      return null;
    }
    try {
      return codec.decode(bytes);
    } catch (UndecodableException e) {
      throw new IllegalStateException("a plan in the database does not decode", e);
    }
  }
}
