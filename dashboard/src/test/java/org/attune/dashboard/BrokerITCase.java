package org.attune.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attune.dashboard.fixture.ABroker;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.projection.ResultProjection;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.AlertAction;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.EvidenceSeen;
import org.attune.schemas.result.Evidence;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.PatientPartitioner;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a record in the broker to an open page, and from a button back to the broker. */
class BrokerITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static ABroker broker;
  private static RunningDashboard dashboard;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    broker = ABroker.start(directory);
    dashboard = RunningDashboard.start(broker.bootstrapServers());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    dashboard.close();
    broker.close();
  }

  private static void produce(Topic topic, String patientId, String key, SpecificRecord record)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic.topicName(),
                PatientPartitioner.partition(patientId, 2),
                key.getBytes(StandardCharsets.UTF_8),
                RunningDashboard.bytes(topic, record)))
        .get();
  }

  private static void produceAlert(String alertId) throws Exception {
    produce(
        Topic.ALERTS,
        "p-north",
        alertId,
        Records.alert(alertId, "p-north", Records.item9("e-" + alertId).build()).build());
  }

  private static long notifications() {
    return dashboard.jdbc().sql("select count(*) from notification").query(Long.class).single();
  }

  @Test
  void carriesAnAlertToAnOpenPageAndTheAnswerBack() throws Exception {
    try (EventStream stream = Browser.signedIn(dashboard, "ana").live("/live")) {
      produceAlert("a-way");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(stream.alerts()).anyMatch(event -> event.data().contains("a-way")));
    }
    Browser.signedIn(dashboard, "ana")
        .submit(
            "/patients/p-north",
            "/alerts/a-way/resolve",
            Map.of("revision", "1", "disposition", "CONTACTED"));
    ConsumerRecord<byte[], byte[]> sent = actions(1).get(0);
    AlertAction action = EventCodec.of(Topic.ALERT_ACTIONS, AlertAction.class).decode(sent.value());
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo(action.getActionId());
    assertThat(sent.partition()).isEqualTo(PatientPartitioner.partition("p-north", 2));
    assertThat(action.getAction()).isEqualTo(Action.RESOLVE);
    assertThat(action.getDisposition()).isEqualTo(Disposition.CONTACTED);
    assertThat(action.getRevisionSeen()).isEqualTo(1);
    assertThat(action.getActor()).doesNotContain("ana", "Ana");
    Evidence seen = Records.item9("e-a-way").build();
    assertThat(action.getAlertKind()).isEqualTo("SUICIDE_RISK");
    assertThat(action.getEvidenceSeen())
        .containsExactly(
            new EvidenceSeen(seen.getEvidenceKey(), seen.getSeverity().name(), seen.getValue()));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                dashboard
                        .jdbc()
                        .sql("select count(*) from outbox where sent_at is null")
                        .query(Long.class)
                        .single()
                    == 0);
  }

  private static List<ConsumerRecord<byte[], byte[]>> actions(int atLeast) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition(Topic.ALERT_ACTIONS.topicName(), 0),
              new TopicPartition(Topic.ALERT_ACTIONS.topicName(), 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.size() >= atLeast;
              });
    }
    return found;
  }

  @Test
  void goesOnWhereItWasAfterARestart() throws Exception {
    produceAlert("a-before");
    await().atMost(PATIENCE).until(() -> notified("a-before"));
    long before = notifications();
    dashboard.restart();
    produceAlert("a-later");
    await().atMost(PATIENCE).until(() -> notified("a-later"));
    assertThat(notifications()).isEqualTo(before + 1);
    Map<Integer, Long> next = dashboard.bean(ResultProjection.class).nextOffsets(Topic.ALERTS);
    assertThat(next.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(dashboard.jdbc().sql("select count(*) from alert").query(Long.class).single());
  }

  private static boolean notified(String alertId) {
    return dashboard
            .jdbc()
            .sql("select count(*) from notification where alert_id = :id")
            .param("id", alertId)
            .query(Long.class)
            .single()
        == 1;
  }

  @Test
  void takesTheTimeFromTheNewestTick() throws Exception {
    Instant old = Instant.parse("2026-01-01T00:00:00Z");
    produce(Topic.CLOCK, "0", "0", Tick.newBuilder().setPartition(0).setReceivedAt(old).build());
    ProjectionHealth health = dashboard.bean(ProjectionHealth.class);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(health.delayedSince()).contains(old));
    assertThat(Browser.signedIn(dashboard, "ana").open("/").body())
        .contains("Data delayed since", "no alerts does not mean no risk");
    produce(
        Topic.CLOCK,
        "0",
        "0",
        Tick.newBuilder().setPartition(0).setReceivedAt(old.plusSeconds(3_000_000_000L)).build());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(health.delayedSince()).isEmpty());
  }
}
