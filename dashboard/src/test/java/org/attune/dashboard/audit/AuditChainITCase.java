package org.attune.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.attune.dashboard.audit.AuditFindings.Break;
import org.attune.dashboard.audit.AuditFindings.Kind;
import org.attune.dashboard.fixture.RunningDashboard;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain on a real PostgreSQL, and whoever changes the tables behind its back. */
class AuditChainITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path directory;
  private RunningDashboard dashboard;
  private AuditTrail trail;

  @BeforeEach
  void start() {
    dashboard = RunningDashboard.startWithAnchors(directory.resolve("anchors"));
    trail = dashboard.bean(AuditTrail.class);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void write(int rows) {
    for (int i = 0; i < rows; i++) {
      trail.record("u-1", AuditAction.PATIENT_READ, "p-" + i, null, null);
    }
    await().atMost(PATIENCE).until(() -> findings().pending() == 0);
  }

  private AuditFindings findings() {
    return verify(List.of());
  }

  private AuditFindings verify(List<AuditAnchor> anchors) {
    return new AuditVerifier(dashboard.bean(DataSource.class)).verify(anchors);
  }

  /** As the owner of the database can, past triggers and references. */
  private void behindItsBack(String sql) {
    dashboard
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              dashboard.jdbc().sql("set local session_replication_role = replica").update();
              assertThat(dashboard.jdbc().sql(sql).update()).isPositive();
            });
  }

  @Test
  void holdsEveryRowOnceWhenManyWriteAtOnceAndSomeTakeTheirRowsBack() throws Exception {
    int writers = 8;
    int rows = 50;
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> done = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String user = "u-" + writer;
      done.add(
          threads.submit(
              () -> {
                go.await();
                for (int i = 0; i < rows; i++) {
                  boolean takenBack = i % 5 == 0;
                  dashboard
                      .bean(TransactionTemplate.class)
                      .executeWithoutResult(
                          status -> {
                            trail.record(user, AuditAction.PATIENT_READ);
                            if (takenBack) {
                              status.setRollbackOnly();
                            }
                          });
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();
    await().atMost(PATIENCE).until(() -> findings().pending() == 0);
    AuditFindings found = findings();
    assertThat(found.breaks()).isEmpty();
    assertThat(found.rows()).isEqualTo(writers * rows * 4 / 5);
    assertThat(dashboard.jdbc().sql("select max(seq) from audit_chain").query(Long.class).single())
        .isEqualTo(found.rows());
  }

  @Test
  void findsAChangedRowADeletedRowAndADeletedLink() {
    write(12);
    behindItsBack("update audit_event set user_id = 'u-2' where audit_id = 3");
    assertThat(findings().breaks()).containsExactly(new Break(Kind.CHANGED, 3));
    behindItsBack("update audit_event set user_id = 'u-1' where audit_id = 3");
    assertThat(findings().breaks()).isEmpty();

    behindItsBack("delete from audit_event where audit_id = 5");
    assertThat(findings().breaks()).containsExactly(new Break(Kind.ROW_DELETED, 5));

    behindItsBack("delete from audit_chain where seq = 5");
    assertThat(findings().breaks()).containsExactly(new Break(Kind.LINK_DELETED, 5));
  }

  @Test
  void findsARowWhoseHashWasMadeAnewByTheLinkAfterIt() {
    write(4);
    behindItsBack("update audit_event set detail = 'x' where audit_id = 2");
    AuditEvent changed =
        dashboard
            .jdbc()
            .sql("select * from audit_event where audit_id = 2")
            .query((row, n) -> AuditEvent.of(row))
            .single();
    byte[] first =
        dashboard
            .jdbc()
            .sql("select hash from audit_chain where seq = 1")
            .query(byte[].class)
            .single();
    String made = java.util.HexFormat.of().formatHex(AuditHash.of(first, 2, changed));
    behindItsBack("update audit_chain set hash = decode('" + made + "', 'hex') where seq = 2");
    assertThat(findings().breaks()).containsExactly(new Break(Kind.CHANGED, 3));
  }

  @Test
  void findsARowThatWasKeptOutOfTheChain() {
    write(3);
    behindItsBack("delete from audit_chain where seq = 3");
    assertThat(findings().breaks()).containsExactly(new Break(Kind.NOT_LINKED, 3));
  }

  @Test
  void findsATailCutOffByTheAnchorKeptOutside() throws Exception {
    write(6);
    dashboard.restart();
    List<AuditAnchor> anchors = new AuditAnchorFile(directory.resolve("anchors")).read();
    assertThat(anchors).isNotEmpty();
    assertThat(anchors.get(anchors.size() - 1).seq()).isEqualTo(6);
    assertThat(verify(anchors).breaks()).isEmpty();

    behindItsBack("delete from audit_chain where seq > 4");
    behindItsBack("delete from audit_event where audit_id > 4");
    assertThat(findings().breaks()).as("consistent in itself").isEmpty();
    assertThat(verify(anchors).breaks()).containsExactly(new Break(Kind.CUT_OFF, 6));
  }

  @Test
  void findsAChainWrittenAnewByTheAnchorKeptOutside() throws Exception {
    write(3);
    AuditAnchor other = new AuditAnchor(2, "0".repeat(64));
    assertThat(verify(List.of(other)).breaks()).containsExactly(new Break(Kind.REWRITTEN, 2));
  }

  @Test
  void readsNoAnchorFromALineThatACrashCutShort() throws Exception {
    write(2);
    dashboard.restart();
    Path file = directory.resolve("anchors");
    int whole = new AuditAnchorFile(file).read().size();
    Files.writeString(file, "2026-11-03T17:00:00Z 9 abc", StandardOpenOption.APPEND);
    assertThat(new AuditAnchorFile(file).read()).hasSize(whole);
  }

  @Test
  void refusesChangesOfTheChainAsOfTheTrail() {
    write(1);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> dashboard.jdbc().sql("update audit_chain set seq = 9").update())
        .hasMessageContaining("append-only");
  }

  @Test
  void linksTheRowsOfAReleaseThatHadNoChain() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      DataSource database = postgres.getPostgresDatabase();
      Flyway.configure()
          .dataSource(database)
          .locations("classpath:db/dashboard")
          .target("2")
          .load()
          .migrate();
      JdbcClient jdbc = JdbcClient.create(database);
      jdbc.sql(
              "insert into audit_event (at, user_id, action) values (now(), 'u', 'SIGNED_IN'),"
                  + " (now(), 'u', 'SIGNED_OUT')")
          .update();
      Flyway.configure().dataSource(database).locations("classpath:db/dashboard").load().migrate();
      assertThat(new AuditVerifier(database).verify(List.of()))
          .isEqualTo(new AuditFindings(2, 2, 0, List.of()));
    }
  }
}
