package org.attune.dashboard.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attune.dashboard.fixture.ABroker;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Long enough for the consumers to note the new time, so that only a job is late by it. */
  private static final Duration BETWEEN_PASSES = Duration.ofSeconds(2);

  private static final ShiftedClock CLOCK = new ShiftedClock();

  @TempDir Path directory;

  @Test
  void everyPageSaysSoWhenOneJobStandsStillThoughTimeIsToldAndTheOthersGoOn() throws Exception {
    try (ABroker broker = ABroker.start(directory);
        RunningDashboard dashboard = RunningDashboard.start(broker.bootstrapServers(), CLOCK)) {
      ProjectionHealth health = dashboard.bean(ProjectionHealth.class);
      // A tick so far ahead that time counts as told for as long as the test takes.
      tick(broker, CLOCK.instant().plus(Duration.ofDays(1)));
      commit(broker, "attune-trends");
      commit(broker, "attune-alerts");
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_PASSES)
          .untilAsserted(
              () -> {
                CLOCK.pass(Duration.ofSeconds(15));
                assertThat(health.delayedSince()).isEmpty();
              });

      tick(broker, CLOCK.instant().plus(Duration.ofDays(1)));
      commit(broker, "attune-trends");
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_PASSES)
          .untilAsserted(
              () -> {
                CLOCK.pass(Duration.ofSeconds(15));
                assertThat(health.delayedSince()).isPresent();
                assertThat(Duration.between(health.delayedSince().get(), CLOCK.instant()))
                    .as("longer than the consumers of this dashboard take")
                    .isGreaterThan(Duration.ofSeconds(60));
              });
      Browser ana = Browser.signedIn(dashboard, "ana");
      for (String page :
          List.of(
              "/",
              "/inbox",
              "/duty",
              "/notices",
              "/ledger",
              "/quarantine",
              "/patients/p-north",
              "/patients/p-north/emergency")) {
        assertThat(ana.open(page).body())
            .as(page)
            .contains("Data delayed since", "no alerts does not mean no risk", "/banners");
      }
      assertThat(ana.fetch("/banners").body()).contains("Data delayed since");
      assertThat(health(dashboard))
          .containsPattern("Alert job Delayed since [\\w: ]+; \\d+ min behind See the job")
          .contains(
              "Trend job Up to date",
              "Clock of the intake Up to date",
              "Journal job, rules Nothing to read yet");

      commit(broker, "attune-alerts");
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_PASSES)
          .untilAsserted(
              () -> {
                CLOCK.pass(Duration.ofSeconds(15));
                assertThat(health.delayedSince()).isEmpty();
              });
      assertThat(ana.fetch("/banners").body()).doesNotContain("Data delayed since");
      assertThat(health(dashboard)).contains("Alert job Up to date", "attune.alerts Nothing");
    }
  }

  private static String health(RunningDashboard dashboard) {
    return Browser.signedIn(dashboard, "sol")
        .open("/health")
        .body()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  private static void tick(ABroker broker, Instant at) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int partition = 0; partition < 2; partition++) {
        byte[] tick =
            RunningDashboard.bytes(
                Topic.CLOCK, Tick.newBuilder().setPartition(partition).setReceivedAt(at).build());
        producer
            .send(new ProducerRecord<>(Topic.CLOCK.topicName(), partition, new byte[] {0}, tick))
            .get();
      }
    }
  }

  /** What a job does with a checkpoint: notes that it has read the clock to its end. */
  private static void commit(ABroker broker, String group) {
    try (KafkaConsumer<byte[], byte[]> job =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> clock =
          IntStream.range(0, 2)
              .mapToObj(partition -> new TopicPartition(Topic.CLOCK.topicName(), partition))
              .toList();
      job.assign(clock);
      Map<TopicPartition, Long> ends = job.endOffsets(clock);
      job.commitSync(
          clock.stream()
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      partition -> new OffsetAndMetadata(ends.getOrDefault(partition, 0L)))));
    }
  }
}
