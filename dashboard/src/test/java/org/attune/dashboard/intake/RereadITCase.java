package org.attune.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attune.dashboard.fixture.ABroker;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.system.RejectionReason;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** From a record in quarantine to its copy in the broker, and to what became of the copy. */
class RereadITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

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

  private static ProducerRecord<byte[], byte[]> record(Topic topic, int partition, String value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.topicName(),
            partition,
            LONG_AGO.toEpochMilli(),
            new byte[] {(byte) 0xFF, 0, 7},
            value.getBytes(StandardCharsets.ISO_8859_1));
    record.headers().add("device", new byte[] {1, (byte) 0xC3}).add("device", null);
    return record;
  }

  /** Puts a record into its topic and, as a job does, into quarantine. */
  private static long setAside(Topic topic, int partition, String value, RejectionReason reason)
      throws Exception {
    long offset = producer.send(record(topic, partition, value)).get().offset();
    quarantine(topic, partition, offset, reason);
    return offset;
  }

  private static void quarantine(Topic topic, int partition, long offset, RejectionReason reason)
      throws Exception {
    Quarantined rejected =
        Quarantined.newBuilder()
            .setTopic(topic.topicName())
            .setPartition(partition)
            .setOffset(offset)
            .setReason(reason)
            .setProducedAt(LONG_AGO)
            .build();
    produce(Topic.QUARANTINE, RunningDashboard.bytes(Topic.QUARANTINE, rejected));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                dashboard
                        .jdbc()
                        .sql(
                            "select count(*) from quarantined where topic = :topic"
                                + " and partition = :partition and record_offset = :offset")
                        .param("topic", topic.topicName())
                        .param("partition", partition)
                        .param("offset", offset)
                        .query(Long.class)
                        .single()
                    == 1);
  }

  private static void count(Topic topic, int partition, long throughOffset) throws Exception {
    Ledger ledger =
        Ledger.newBuilder()
            .setTopic(topic.topicName())
            .setPartition(partition)
            .setThroughOffset(throughOffset)
            .setAccepted(1)
            .setDuplicate(0)
            .setLate(0)
            .setQuarantined(throughOffset)
            .build();
    produce(Topic.LEDGER, RunningDashboard.bytes(Topic.LEDGER, ledger));
  }

  private static void produce(Topic topic, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic.topicName(), 0, new byte[] {0}, value)).get();
  }

  private static HttpResponse<String> reread(
      Browser browser, Topic topic, int partition, long offset) {
    return browser.submit(
        "/quarantine",
        "/quarantine/reread",
        Map.of(
            "topic", topic.topicName(),
            "partition", Integer.toString(partition),
            "offset", Long.toString(offset)));
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      Topic topic, int partition, int atLeast) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> place = List.of(new TopicPartition(topic.topicName(), partition));
      consumer.assign(place);
      consumer.seekToBeginning(place);
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

  private static String text(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
  }

  private static String page() {
    return text(Browser.signedIn(dashboard, "sol").open("/quarantine").body());
  }

  private static long audited(String subject) {
    return dashboard
        .jdbc()
        .sql("select count(*) from audit_event where action = 'QUARANTINE_REREAD' and subject = :s")
        .param("s", subject)
        .query(Long.class)
        .single();
  }

  private static void awaitPage(String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(page()).contains(words));
  }

  @Test
  void appendsTheRecordAgainByteForByteOnceHoweverManyAskForIt() throws Exception {
    Topic topic = Topic.ASSESSMENTS;
    long offset = setAside(topic, 1, "an\0swér", RejectionReason.UNKNOWN_SCHEMA);
    assertThat(page()).contains("Once a release is installed that knows it.", "Read again");
    ExecutorService people = Executors.newFixedThreadPool(4);
    List<Callable<HttpResponse<String>>> clicks = new ArrayList<>();
    for (String name : List.of("sol", "sol", "ana", "bo")) {
      Browser browser = Browser.signedIn(dashboard, name);
      clicks.add(() -> reread(browser, topic, 1, offset));
    }
    List<String> answers = new ArrayList<>();
    for (Future<HttpResponse<String>> answer : people.invokeAll(clicks)) {
      answers.add(answer.get().body());
    }
    people.shutdown();
    assertThat(answers).filteredOn(body -> body.contains("1 record is read again")).hasSize(1);
    assertThat(answers).filteredOn(body -> body.contains("Not read again")).hasSize(3);

    awaitPage("sent, not judged yet");
    List<ConsumerRecord<byte[], byte[]>> records = read(topic, 1, 2);
    assertThat(records).hasSize(2);
    ConsumerRecord<byte[], byte[]> copy = records.get(1);
    assertThat(copy.value()).isEqualTo(records.get(0).value());
    assertThat(copy.key()).isEqualTo(new byte[] {(byte) 0xFF, 0, 7});
    assertThat(copy.headers()).isEqualTo(records.get(0).headers());
    assertThat(Instant.ofEpochMilli(copy.timestamp()))
        .as("it comes to the log now")
        .isAfter(LONG_AGO.plus(Duration.ofDays(1)));
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from outbox where payload is not null")
                .query(Long.class)
                .single())
        .as("copies of what patients write in the database")
        .isZero();
    assertThat(audited(topic.topicName() + "/1/" + offset)).isEqualTo(1);

    count(topic, 1, copy.offset());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page())
                    .containsPattern("Read again at [\\w: ]+, by [\\w ]+: accepted")
                    .contains("1 accepted")
                    .doesNotContain("assessment could not be read"));
  }

  @Test
  void saysWhyACopyWasSetAsideAgainAndAsksForAReviewOfIt() throws Exception {
    Topic topic = Topic.BIOMETRICS;
    long offset = setAside(topic, 0, "beats", RejectionReason.UNKNOWN_UNIT);
    reread(Browser.signedIn(dashboard, "ana"), topic, 0, offset);
    long again = read(topic, 0, 2).get(1).offset();
    quarantine(topic, 0, again, RejectionReason.IMPLAUSIBLE_VALUE);
    count(topic, 0, again);
    awaitPage("by Ana Ortiz: set aside again: implausible value");
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select reviewed_at is null from quarantined where topic = :topic"
                        + " order by record_offset")
                .param("topic", topic.topicName())
                .query(Boolean.class)
                .list())
        .containsExactly(false, true);
    reread(Browser.signedIn(dashboard, "ana"), topic, 0, again);
    assertThat(read(topic, 0, 3)).as("the copy is a record of its own").hasSize(3);
  }

  @Test
  void saysThatTheBrokerHoldsTheRecordNoMore() throws Exception {
    Topic topic = Topic.SLEEP;
    long offset = setAside(topic, 1, "nap", RejectionReason.UNKNOWN_SCHEMA);
    producer.send(record(topic, 1, "kept")).get();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(topic.topicName(), 1),
                  RecordsToDelete.beforeOffset(offset + 1)))
          .all()
          .get();
    }
    reread(Browser.signedIn(dashboard, "sol"), topic, 1, offset);
    awaitPage("no longer held by the broker: nothing was sent");
    assertThat(read(topic, 1, 1)).hasSize(1);
  }

  @Test
  void readsAllOfAReasonAgainInOneStep() throws Exception {
    Topic topic = Topic.CHECK_INS;
    for (int i = 0; i < 3; i++) {
      setAside(topic, i % 2, "mood " + i, RejectionReason.UNKNOWN_METRIC);
    }
    setAside(topic, 0, "old", RejectionReason.LATE);
    Browser sol = Browser.signedIn(dashboard, "sol");
    assertThat(page())
        .contains("Read all 3 again", "It was received too late, however often it is read");
    Map<String, String> all =
        Map.of("topic", topic.topicName(), "reason", RejectionReason.UNKNOWN_METRIC.name());
    assertThat(sol.submit("/quarantine", "/quarantine/reread-all", all).body())
        .contains("3 records are read again");
    assertThat(sol.submit("/quarantine", "/quarantine/reread-all", all).body())
        .contains("None is read again");
    List<String> copies =
        java.util.stream.Stream.concat(
                read(topic, 0, 5).stream().skip(3), read(topic, 1, 2).stream().skip(1))
            .map(record -> new String(record.value(), StandardCharsets.ISO_8859_1))
            .collect(Collectors.toList());
    assertThat(copies).containsExactlyInAnyOrder("mood 0", "mood 2", "mood 1");
    awaitPage("3 sent, not judged yet");
    assertThat(audited(topic.topicName())).isEqualTo(1);
  }

  @Test
  void readsNothingAgainThatItCannotHelp() throws Exception {
    Topic topic = Topic.SESSIONS;
    long offset = setAside(topic, 0, "gone by", RejectionReason.BEFORE_FINAL);
    Browser sol = Browser.signedIn(dashboard, "sol");
    assertThat(reread(sol, topic, 0, offset).body()).contains("Not read again");
    assertThat(
            sol.submit(
                    "/quarantine",
                    "/quarantine/reread-all",
                    Map.of("topic", topic.topicName(), "reason", "BEFORE_FINAL"))
                .body())
        .contains("None is read again");
    assertThat(reread(sol, Topic.SUBSTANCE_USE, 0, 99).body()).contains("Not read again");
  }
}
