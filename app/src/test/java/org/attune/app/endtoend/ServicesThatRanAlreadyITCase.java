package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.RunningAttune;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.EmbeddedBroker;
import org.attune.app.platform.EmbeddedDatabase;
import org.attune.app.platform.OutsideServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attune on a broker and a database that were there before it, and are there after it. */
class ServicesThatRanAlreadyITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path path;

  @Test
  void anAnswerAlertsThroughTheirLogIntoTheirTablesAndBothOutliveThePlatform() throws Exception {
    try (DataDirectory theirs = DataDirectory.open(path, any -> Long.MAX_VALUE);
        EmbeddedBroker broker = EmbeddedBroker.start(theirs, fault -> {});
        EmbeddedDatabase database = EmbeddedDatabase.start(theirs)) {
      OutsideServices outside = new OutsideServices(broker.bootstrapServers(), database.address());
      try (RunningAttune attune = RunningAttune.start(outside);
          OutsideProducer patient = new OutsideProducer(broker.bootstrapServers())) {
        assertThat(attune.directory().resolve("kafka")).doesNotExist();
        assertThat(attune.directory().resolve("postgres")).doesNotExist();

        patient.send(Events.phq9("outside-1", "p-outside", Instant.now(), 2).build());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts(database)).isEqualTo(1));
      }
      assertThat(alerts(database)).isEqualTo(1);
      try (OutsideProducer patient = new OutsideProducer(broker.bootstrapServers())) {
        assertThat(
                patient
                    .send(Events.phq9("outside-2", "p-outside", Instant.now(), 2).build())
                    .offset())
            .isPositive();
      }
    }
  }

  private static long alerts(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ResultSet count = connection.createStatement().executeQuery("select count(*) from alert")) {
      count.next();
      return count.getLong(1);
    }
  }
}
