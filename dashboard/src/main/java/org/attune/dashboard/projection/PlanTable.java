package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.wire.EventCodec;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of monitoring_plan. Of one moment and revision the first stays, as in the alert job. */
final class PlanTable {
  private static final String UPSERT =
      """
      insert into monitoring_plan (patient_id, effective_from, revision, received_at, record)
      values (?, ?, ?, ?, ?)
      on conflict (patient_id, effective_from) do update set
        revision = excluded.revision, received_at = excluded.received_at, record = excluded.record
      where excluded.revision > monitoring_plan.revision
      """;

  private final JdbcTemplate jdbc;

  PlanTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(List<MonitoringPlan> plans, EventCodec<MonitoringPlan> codec) {
    List<Object[]> rows = new ArrayList<>();
    for (MonitoringPlan plan : plans) {
      rows.add(
          new Object[] {
            plan.getPatientId(),
            Timestamp.from(plan.getEffectiveFrom()),
            plan.getRevision(),
            Timestamp.from(plan.getReceivedAt()),
            codec.encode(plan)
          });
    }
    jdbc.batchUpdate(UPSERT, rows);
  }
}
