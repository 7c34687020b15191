package org.attune.dashboard.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attune.dashboard.DashboardSettings;
import org.attune.schemas.topic.PatientPartitioner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, marks it sent once the broker has it. A crash in between sends it
 * again under the same key.
 */
@Component
final class OutboxPublisher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
  private static final int BATCH = 100;
  private static final int COPIES = 50;
  private static final long LOOK_MILLIS = 1_000;
  private static final long JOIN_MILLIS = 10_000;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final DashboardSettings settings;
  private final Thread thread = new Thread(this::run, "outbox");
  private volatile boolean running;

  OutboxPublisher(Outbox outbox, DashboardSettings settings) {
    this.outbox = outbox;
    this.settings = settings;
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerSettings());
    try {
      while (running) {
        try {
          send(producer);
          copy(producer);
        } catch (InterruptException e) {
          return;
        } catch (RuntimeException | ExecutionException e) {
          log.warn("outbox waits cause={}", e.getClass().getName());
        }
        outbox.await(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      log.debug("outbox stopped");
    } finally {
      // The interrupt that ended the loop has done its work; it would cut the closing short.
      boolean unused = Thread.interrupted();
      producer.close(CLOSE);
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException, ExecutionException {
    List<Outbox.Waiting> waiting = outbox.oldest(BATCH);
    while (running && !waiting.isEmpty()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Outbox.Waiting record : waiting) {
        String topic = record.topic().topicName();
        int partitions = producer.partitionsFor(topic).size();
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic,
                    PatientPartitioner.partition(record.patientId(), partitions),
                    record.messageKey().getBytes(StandardCharsets.UTF_8),
                    record.payload())));
      }
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
      outbox.markSent(waiting.stream().map(Outbox.Waiting::outboxId).toList());
      waiting = outbox.oldest(BATCH);
    }
  }

  /**
   * Appends copies, with the time of the log that they come to now. What people have done is not
   * held up: it is sent first, and again between batches.
   */
  private void copy(KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException, ExecutionException {
    List<Outbox.Copy> waiting = outbox.oldestCopies(COPIES);
    if (waiting.isEmpty()) {
      return;
    }
    try (LogReader log = new LogReader(settings.bootstrapServers())) {
      while (running && !waiting.isEmpty()) {
        copy(producer, log, waiting);
        send(producer);
        waiting = outbox.oldestCopies(COPIES);
      }
    }
  }

  private void copy(KafkaProducer<byte[], byte[]> producer, LogReader log, List<Outbox.Copy> copies)
      throws InterruptedException, ExecutionException {
    Map<Outbox.Copy, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Outbox.Copy copy : copies) {
      TopicPartition place = new TopicPartition(copy.topic().topicName(), copy.partition());
      Optional<ConsumerRecord<byte[], byte[]>> record = log.at(place, copy.offset());
      if (record.isPresent()) {
        sent.put(copy, producer.send(again(record.get())));
      } else {
        outbox.markGone(copy.outboxId());
      }
    }
    for (Map.Entry<Outbox.Copy, Future<RecordMetadata>> copy : sent.entrySet()) {
      outbox.markCopied(copy.getKey().outboxId(), copy.getValue().get().offset());
    }
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), null, record.key(), record.value(), record.headers());
  }

  private Properties producerSettings() {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "attune-dashboard-outbox");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    return properties;
  }
}
