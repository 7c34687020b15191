package org.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.EmbeddedDatabase;
import org.attune.dashboard.DashboardApplication;
import org.attune.dashboard.DashboardSettings;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.notice.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code attune audit verify} on a directory whose pages run, and on one where nothing does. */
class AuditVerifyITCase {
  private static final DataDirectory.FreeSpace PLENTY = any -> Long.MAX_VALUE;
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir Path data;

  private record Answer(int exitCode, String json) {}

  private Answer verify() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      int exitCode =
          Attune.commandLine(Clock.systemUTC(), PLENTY)
              .execute("audit", "verify", "--data", data.toString(), "--json");
      // One or two, as the last anchor finds all rows linked by then, or not.
      String json =
          printed.toString(UTF_8).strip().replaceFirst("\"anchors\":[12]", "\"anchors\":n");
      return new Answer(exitCode, json);
    } finally {
      System.setOut(usual);
    }
  }

  @Test
  void countsTheRowsAndFindsOneThatWasChangedAndATailThatWasCutOff() throws Exception {
    try (DataDirectory directory = DataDirectory.open(data, PLENTY);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      try (ConfigurableApplicationContext pages = pages(database)) {
        AuditTrail trail = pages.getBean(AuditTrail.class);
        for (int i = 0; i < 3; i++) {
          trail.record("u-1", AuditAction.SIGNED_IN);
        }
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () ->
                    assertThat(verify().json())
                        .startsWith("{\"rows\":3,\"broken\":0,\"pending\":0,"));
      }
    }
    assertThat(verify())
        .isEqualTo(
            new Answer(
                0, "{\"rows\":3,\"broken\":0,\"pending\":0,\"anchors\":n,\"firstBroken\":null}"));

    behindItsBack("update audit_event set user_id = 'u-2' where audit_id = 2");
    assertThat(verify())
        .isEqualTo(
            new Answer(
                1,
                "{\"rows\":3,\"broken\":1,\"pending\":0,\"anchors\":n,\"firstBroken\":\"CHANGED at 2\"}"));

    behindItsBack("update audit_event set user_id = 'u-1' where audit_id = 2");
    behindItsBack("delete from audit_chain where seq = 3");
    behindItsBack("delete from audit_event where audit_id = 3");
    assertThat(verify())
        .isEqualTo(
            new Answer(
                1,
                "{\"rows\":2,\"broken\":1,\"pending\":0,\"anchors\":n,\"firstBroken\":\"CUT_OFF at 3\"}"));
  }

  @Test
  void saysThatThereIsNothingToVerify() {
    assertThat(verify()).isEqualTo(new Answer(UserError.EXIT_CODE, ""));
  }

  private ConfigurableApplicationContext pages(EmbeddedDatabase database) {
    return DashboardApplication.start(
        new DashboardSettings(
            database.jdbcUrl(),
            EmbeddedDatabase.USER,
            "",
            NO_BROKER,
            0,
            null,
            AuditCommand.anchors(data),
            Outgoing.NOTHING,
            null));
  }

  /** As the owner of the database can, past triggers and references. */
  private void behindItsBack(String sql) throws Exception {
    try (DataDirectory directory = DataDirectory.open(data, PLENTY);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        var connection = database.dataSource().getConnection()) {
      connection.createStatement().execute("set session_replication_role = replica");
      assertThat(connection.createStatement().executeUpdate(sql)).isEqualTo(1);
    }
  }
}
