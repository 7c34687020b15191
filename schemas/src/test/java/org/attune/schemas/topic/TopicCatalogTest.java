package org.attune.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.attune.schemas.topic.Topic.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TopicCatalogTest {

  /** What is compacted by these keys, and what is kept for ever, as other systems know it. */
  @ParameterizedTest
  @CsvSource({
    "attune.check-ins, eventId, EVERYTHING",
    "attune.assessments, eventId, EVERYTHING",
    "attune.biometrics, eventId, EVERYTHING",
    "attune.sleep, eventId, EVERYTHING",
    "attune.sessions, eventId, EVERYTHING",
    "attune.substance-use, eventId, EVERYTHING",
    "attune.treatment-events, eventId, EVERYTHING",
    "attune.journals, eventId, EVERYTHING",
    "attune.enrollments, patientId/episodeId, COMPACTED",
    "attune.alert-actions, actionId, EVERYTHING",
    "attune.clock, partition, EVERYTHING",
    "attune.journal-signals, entryId/ruleId, COMPACTED",
    "attune.journal-readings, entryId, COMPACTED",
    "attune.trends, patientId/metric/localDay, COMPACTED",
    "attune.risk, patientId, COMPACTED",
    "attune.alerts, alertId, COMPACTED",
    "attune.quarantine, topic/partition/offset, EVERYTHING",
    "attune.ledger, topic/partition, COMPACTED"
  })
  void everyTopicHasItsKeyAndItsRetention(String name, String key, Retention retention) {
    Topic topic = Topic.named(name);
    assertThat(topic.topicName()).isEqualTo(name);
    assertThat(topic.keyedBy()).isEqualTo(key);
    assertThat(topic.retention()).isEqualTo(retention);
  }

  @Test
  void thereIsNoOtherTopic() {
    assertThat(Topic.values()).hasSize(19);
    assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Topic.named("attune.rumours"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theKeyIsMadeOfFieldsThatEveryRecordHas(Topic topic) throws Exception {
    Schema schema = (Schema) topic.recordClass().getMethod("getClassSchema").invoke(null);
    for (String part : topic.keyedBy().split("/", -1)) {
      assertThat(schema.getField(part)).as("%s of %s", part, topic).isNotNull();
      assertThat(schema.getField(part).schema().isNullable()).isFalse();
    }
    assertThat(schema.getNamespace()).isEqualTo("org.attune.schemas." + topic.family());
  }

  @Test
  void inputsAreKeptForEverAndResultsByKey() {
    assertThat(Topic.CHECK_INS.settings())
        .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
    assertThat(Topic.TRENDS.settings()).isEqualTo(Map.of("cleanup.policy", "compact"));
    for (Topic topic : Topic.values()) {
      if (topic.family().equals("event")) {
        assertThat(topic.retention()).isEqualTo(Retention.EVERYTHING);
      } else if (topic.family().equals("result")) {
        assertThat(topic.retention()).isEqualTo(Retention.COMPACTED);
      }
    }
  }

  @Test
  void everyTopicIsCreatedWithItsPartitionsAndRetention() {
    assertThat(TopicCatalog.newTopics(5, (short) 2))
        .hasSize(Topic.values().length)
        .allSatisfy(
            created -> {
              assertThat(created.numPartitions()).isEqualTo(5);
              assertThat(created.replicationFactor()).isEqualTo((short) 2);
              assertThat(created.configs()).isEqualTo(Topic.named(created.name()).settings());
            });
  }
}
