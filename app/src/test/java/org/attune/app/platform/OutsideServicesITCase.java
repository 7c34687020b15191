package org.attune.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.attune.app.cli.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a database that the platform did not start. */
class OutsideServicesITCase {
  @TempDir Path path;

  @Test
  void theBrokersSayHowManyCopiesAndADirectoryStaysWithItsCluster() throws Exception {
    try (DataDirectory theirs = DataDirectory.open(path.resolve("theirs"), any -> Long.MAX_VALUE);
        DataDirectory ours = DataDirectory.open(path.resolve("ours"), any -> Long.MAX_VALUE);
        EmbeddedBroker running = EmbeddedBroker.start(theirs, fault -> {})) {
      OutsideBroker broker = new OutsideBroker(running.bootstrapServers());
      BrokerTopics.requireSameCluster(ours, broker.bootstrapServers());
      // Three copies are more than this broker has room for: what counts is its own setting.
      broker.createTopics(List.of(new NewTopic("topic", 2, (short) 3)));
      broker.close();
      assertThat(copies(running.bootstrapServers())).isEqualTo(1);
      BrokerTopics.requireSameCluster(ours, broker.bootstrapServers());

      ours.remember("kafka.cluster", "another");
      assertThatThrownBy(() -> BrokerTopics.requireSameCluster(ours, running.bootstrapServers()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("belongs to Kafka cluster another");
      assertThat(ours.recall("kafka.cluster")).contains("another");
    }
  }

  private static int copies(String bootstrapServers) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      return admin
          .describeTopics(List.of("topic"))
          .allTopicNames()
          .get(1, TimeUnit.MINUTES)
          .values()
          .iterator()
          .next()
          .partitions()
          .get(0)
          .replicas()
          .size();
    }
  }

  @Test
  void aDatabaseIsLeftAsItIsAndOneThatDoesNotAnswerIsTold() throws Exception {
    try (DataDirectory theirs = DataDirectory.open(path, any -> Long.MAX_VALUE);
        EmbeddedDatabase running = EmbeddedDatabase.start(theirs)) {
      OutsideDatabase database = OutsideDatabase.find(running.address());
      database.close();
      try (var connection = database.address().dataSource().getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    DatabaseAddress nobody =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/attune", "attune", "sesame");
    assertThatThrownBy(() -> OutsideDatabase.find(nobody))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(nobody.url())
        .hasMessageNotContaining("sesame");
    assertThat(nobody.toString()).doesNotContain("sesame");
  }
}
