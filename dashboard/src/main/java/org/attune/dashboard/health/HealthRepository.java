package org.attune.dashboard.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in the database, counted: whose it is is not read. */
@Component
final class HealthRepository {
  private final JdbcClient jdbc;
  private final Clock clock;

  HealthRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records that have not left. */
  Waiting outbox() {
    return waiting("select count(*), min(created_at) from outbox where sent_at is null");
  }

  /** Notices that were tried and could not be sent. */
  Waiting failingNotices() {
    return waiting(
        "select count(*), min(due_at) from delivery"
            + " where attempts > 0 and sent_at is null and withdrawn_at is null");
  }

  /** Audit rows that are not linked into the chain. */
  Waiting unlinkedAudit() {
    return waiting(
        "select count(*), min(e.at) from audit_pending w"
            + " join audit_event e on e.audit_id = w.audit_id");
  }

  /** The latest link of the audit chain: its number, and when what it links was done. */
  Waiting linkedAudit() {
    return waiting(
        """
        select coalesce(max(c.seq), 0), max(e.at)
          from (select seq, audit_id from audit_chain order by seq desc limit 1) c
          join audit_event e on e.audit_id = c.audit_id
        """);
  }

  /** Work of the queues that is due and not begun. */
  Waiting overdueTasks() {
    return jdbc.sql(
            """
            select count(*), min(execution_time) from
              (select execution_time, picked from escalation_task
               union all select execution_time, picked from email_task
               union all select execution_time, picked from webhook_task
               union all select execution_time, picked from plan_task) t
             where not picked and execution_time < :now
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, n) -> waiting(row))
        .single();
  }

  private Waiting waiting(String sql) {
    return jdbc.sql(sql).query((row, n) -> waiting(row)).single();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    Timestamp oldest = row.getTimestamp(2);
    return new Waiting(row.getLong(1), oldest == null ? null : oldest.toInstant());
  }
}
