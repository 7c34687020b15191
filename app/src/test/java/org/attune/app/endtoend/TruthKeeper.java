package org.attune.app.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.topic.PatientPartitioner;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.attune.schemas.wire.EventCodec;

/**
 * A producer outside the JVM under test that keeps the truth: what it sent and was acknowledged. It
 * sends one in five events twice, as apps do after a lost answer, and again by a new client what
 * was never acknowledged: events have ids, so nothing counts twice.
 */
final class TruthKeeper implements AutoCloseable {
  private static final int PATIENTS = 12;

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;
  private final EventCodec<CheckIn> checkIns = EventCodec.of(Topic.CHECK_INS, CheckIn.class);
  private final EventCodec<Assessment> assessments =
      EventCodec.of(Topic.ASSESSMENTS, Assessment.class);
  private final Instant firstDay;
  private final List<Sent> sends = new ArrayList<>();
  private final Set<String> safetyEvents = new TreeSet<>();
  private final Map<String, List<Integer>> moods = new TreeMap<>();
  private int next;

  TruthKeeper(String bootstrapServers, Instant now) {
    this.firstDay = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(9));
    this.bootstrapServers = bootstrapServers;
    this.producer = client(bootstrapServers);
  }

  private record Sent(
      ProducerRecord<String, byte[]> record, Future<RecordMetadata> acknowledgement) {}

  private static KafkaProducer<String, byte[]> client(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            "true",
            // Outlives the restart of the broker.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            90_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            // The broker comes back where it was. A client that forgets it in the meantime
            // would wait for it in send, on the thread that is to start it again.
            CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
            "none",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            180_000),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** Sends so many check-ins, and an assessment with item 9 endorsed after every tenth. */
  void send(int count, Instant now) {
    for (int i = 0; i < count; i++, next++) {
      String patientId = "p-kill-" + next % PATIENTS;
      int mood = Math.floorMod(next * 7, 11);
      Instant at = firstDay.plus(Duration.ofDays(next % 9)).plusSeconds(next % 86_000);
      CheckIn checkIn =
          Events.mood("checkin-" + next, patientId, at, mood).setReceivedAt(now).build();
      sendOnceOrTwice(Topic.CHECK_INS, patientId, checkIn.getEventId(), checkIns, checkIn);
      moods
          .computeIfAbsent(
              patientId + "/" + at.getEpochSecond() / Duration.ofDays(1).toSeconds(),
              key -> new ArrayList<>())
          .add(mood);
      if (next % 10 == 0) {
        sendAssessment(patientId, now);
      }
    }
  }

  private void sendAssessment(String patientId, Instant now) {
    String eventId = "phq9-" + next;
    Assessment assessment =
        Events.phq9(eventId, patientId, now.minusSeconds(60), 2)
            .setReceivedAt(now)
            .setAnswers(List.of(Events.answer(9, 2)))
            .build();
    sendOnceOrTwice(Topic.ASSESSMENTS, patientId, eventId, assessments, assessment);
    safetyEvents.add(patientId + "/" + eventId);
  }

  private <T extends SpecificRecord> void sendOnceOrTwice(
      Topic topic, String patientId, String eventId, EventCodec<T> codec, T event) {
    int partition = PatientPartitioner.partition(patientId, TopicCatalog.DEFAULT_PARTITIONS);
    for (int copy = 0; copy < (next % 5 == 0 ? 2 : 1); copy++) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(topic.topicName(), partition, eventId, codec.encode(event));
      sends.add(new Sent(record, producer.send(record)));
    }
  }

  /** Waits until the broker has acknowledged every event. */
  void awaitAcknowledged() throws Exception {
    producer.flush();
    List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
    for (Sent sent : sends) {
      try {
        sent.acknowledgement().get();
      } catch (ExecutionException e) {
        // A client may keep a batch back for good after its broker was killed.
        if (!(e.getCause() instanceof TimeoutException)) {
          throw e;
        }
        again.add(sent.record());
      }
    }
    sends.clear();
    if (!again.isEmpty()) {
      System.out.println("sent again by a new client: " + again.size());
      try (KafkaProducer<String, byte[]> another = client(bootstrapServers)) {
        for (ProducerRecord<String, byte[]> record : again) {
          another.send(record).get();
        }
      }
    }
  }

  /** Records that lie in the input topics, copies counted. */
  long records() {
    List<TopicPartition> places = new ArrayList<>();
    for (Topic topic : List.of(Topic.CHECK_INS, Topic.ASSESSMENTS)) {
      for (int partition = 0; partition < TopicCatalog.DEFAULT_PARTITIONS; partition++) {
        places.add(new TopicPartition(topic.topicName(), partition));
      }
    }
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return reader.endOffsets(places).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** patient/eventId of every safety event. */
  Set<String> safetyEvents() {
    return Set.copyOf(safetyEvents);
  }

  /** Mean mood by patient/epochDay, and how many check-ins it rests on. */
  Map<String, String> moodDays() {
    Map<String, String> days = new TreeMap<>();
    moods.forEach(
        (key, values) ->
            days.put(
                key,
                "%.6f of %d"
                    .formatted(
                        values.stream().mapToInt(Integer::intValue).average().orElseThrow(),
                        values.size())));
    return days;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
