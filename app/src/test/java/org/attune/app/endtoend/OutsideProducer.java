package org.attune.app.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.topic.PatientPartitioner;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/** A client that knows nothing of Attune but its topics and contracts. */
final class OutsideProducer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  /** Where a record lies in the log. */
  record Sent(Topic topic, int partition, long offset) {}

  OutsideProducer(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  Sent send(CheckIn event) {
    return send(Topic.CHECK_INS, event.getPatientId(), event.getEventId(), bytes(event));
  }

  Sent send(Assessment event) {
    return send(Topic.ASSESSMENTS, event.getPatientId(), event.getEventId(), bytes(event));
  }

  Sent send(BiometricBatch event) {
    return send(Topic.BIOMETRICS, event.getPatientId(), event.getEventId(), bytes(event));
  }

  Sent send(SessionAttendance event) {
    return send(
        Topic.SESSIONS,
        event.getPatientId(),
        event.getEventId(),
        encode(Topic.SESSIONS, SessionAttendance.class, event));
  }

  Sent send(JournalEntry event) {
    return send(
        Topic.JOURNALS,
        event.getPatientId(),
        event.getEventId(),
        encode(Topic.JOURNALS, JournalEntry.class, event));
  }

  /**
   * Sends any bytes.
   *
   * @param patientId whose partition they go to
   * @param bytes null for a record without a value
   * @return where the broker has put them
   */
  Sent send(Topic topic, String patientId, String key, byte @Nullable [] bytes) {
    return send(topic, patientId, key, bytes, null);
  }

  /**
   * Sends any bytes, by a clock of the client's.
   *
   * @param logTime time that the log takes them at, or null for now
   */
  Sent send(
      Topic topic,
      String patientId,
      String key,
      byte @Nullable [] bytes,
      @Nullable Instant logTime) {
    int partition = PatientPartitioner.partition(patientId, TopicCatalog.DEFAULT_PARTITIONS);
    Long timestamp = logTime == null ? null : logTime.toEpochMilli();
    try {
      RecordMetadata where =
          producer
              .send(new ProducerRecord<>(topic.topicName(), partition, timestamp, key, bytes))
              .get();
      return new Sent(topic, where.partition(), where.offset());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(JournalEntry event) {
    return encode(Topic.JOURNALS, JournalEntry.class, event);
  }

  static byte[] bytes(CheckIn event) {
    return encode(Topic.CHECK_INS, CheckIn.class, event);
  }

  static byte[] bytes(Assessment event) {
    return encode(Topic.ASSESSMENTS, Assessment.class, event);
  }

  static byte[] bytes(BiometricBatch event) {
    return encode(Topic.BIOMETRICS, BiometricBatch.class, event);
  }

  private static <T extends SpecificRecord> byte[] encode(Topic topic, Class<T> type, T event) {
    return EventCodec.of(topic, type).encode(event);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
