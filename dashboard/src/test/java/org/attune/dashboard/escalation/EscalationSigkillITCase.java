package org.attune.dashboard.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EscalationSigkillITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LATER = Duration.ofMinutes(61);

  @TempDir Path logs;

  @Test
  void theNextStepIsTakenExactlyOnceThoughTheProcessIsKilledBeforeAndInTheMidstOfIt()
      throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Connection blocker = postgres.getPostgresDatabase().getConnection()) {
      JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
      String url = postgres.getJdbcUrl("postgres", "postgres");
      Path log = logs.resolve("dashboard.log");

      try (DashboardProcess first = DashboardProcess.start(url, Duration.ZERO, log)) {
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> steps(jdbc).equals(List.of("0 ON_DUTY ana")));
        assertThat(first.isAlive()).isTrue();
      }

      blocker.setAutoCommit(false);
      try (Statement lock = blocker.createStatement()) {
        lock.execute("lock table audit_event in share row exclusive mode");
      }
      try (DashboardProcess second = DashboardProcess.start(url, LATER, log)) {
        await().atMost(PATIENCE).until(() -> waitingForTheAuditTrail(jdbc) > 0);
        assertThat(second.isAlive()).isTrue();
      }
      blocker.rollback();
      assertThat(steps(jdbc))
          .as("killed in the midst of the second step")
          .containsExactly("0 ON_DUTY ana");

      try (DashboardProcess third = DashboardProcess.start(url, LATER, log)) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(steps(jdbc)).containsExactly("0 ON_DUTY ana", "1 BACKUP bo"));
        await().atMost(PATIENCE).until(() -> waitsForTheThirdStep(jdbc));
        assertThat(third.isAlive()).isTrue();
      }
      assertThat(steps(jdbc)).containsExactly("0 ON_DUTY ana", "1 BACKUP bo");
      assertThat(
              jdbc.sql("select count(*) from audit_event where action = 'ESCALATION_STEP'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(2);
    }
  }

  private static List<String> steps(JdbcClient jdbc) {
    return jdbc.sql(
            "select s.step || ' ' || s.duty || ' ' || u.username from escalation_step s"
                + " join app_user u on u.user_id = s.user_id order by s.step, u.username")
        .query(String.class)
        .list();
  }

  private static int waitingForTheAuditTrail(JdbcClient jdbc) {
    return jdbc.sql(
            "select count(*) from pg_locks where not granted and relation = 'audit_event'::regclass")
        .query(Integer.class)
        .single();
  }

  private static boolean waitsForTheThirdStep(JdbcClient jdbc) {
    return jdbc.sql(
                """
                select count(*) from escalation_task t
                  join escalation e on t.task_instance = e.alert_id || '/' || e.round
                 where not t.picked and t.execution_time = e.next_at and e.next_step = 2
                """)
            .query(Integer.class)
            .single()
        == 1;
  }
}
