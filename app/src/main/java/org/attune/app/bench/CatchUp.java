package org.attune.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;

/**
 * Tells when a job without an end has taken in what was in the log before it started, by the ledger
 * it writes. The ledger is written at checkpoints, so it tells up to one checkpoint interval late.
 */
final class CatchUp implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** How often it is said how far the job has come. */
  private static final Duration SAYING = Duration.ofSeconds(30);

  private final EventCodec<Ledger> codec = EventCodec.of(Topic.LEDGER, Ledger.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> taken = new HashMap<>();

  /**
   * Begins to watch; to be called before the job starts, since what an earlier one wrote does not
   * count.
   *
   * @param topics what the job reads
   */
  CatchUp(String bootstrapServers, Topic... topics) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer
        .endOffsets(partitions(topics))
        .forEach(
            (partition, end) -> {
              if (end > 0) {
                ends.put(partition, end);
              }
            });
    List<TopicPartition> ledger = partitions(Topic.LEDGER);
    consumer.assign(ledger);
    consumer.seekToEnd(ledger);
    // The end is looked up when it is first asked for: that must be now.
    ledger.forEach(consumer::position);
  }

  private List<TopicPartition> partitions(Topic... topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      consumer
          .partitionsFor(topic.topicName())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    }
    return partitions;
  }

  /**
   * Waits until the job counts every record that there was.
   *
   * @param say is told how far the job has come
   * @throws IOException when it does not within the patience, or its ledger cannot be read
   */
  void await(Duration patience, Consumer<String> say) throws IOException {
    long begun = System.nanoTime();
    long said = begun;
    while (!caughtUp()) {
      long now = System.nanoTime();
      if (now - begun > patience.toNanos()) {
        throw new IOException("The job has not caught up within " + patience);
      }
      if (now - said > SAYING.toNanos()) {
        said = now;
        say.accept("%,d of %,d records taken in".formatted(sum(taken), sum(ends)));
      }
      for (ConsumerRecord<byte[], byte[]> bytes : consumer.poll(POLL)) {
        count(bytes.value());
      }
    }
  }

  private boolean caughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> taken.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Waits until nothing more is published: what is being conflated is out by then.
   *
   * @param quiet longer than anything is held back
   * @throws IOException when that is not so within the patience
   */
  void awaitPublished(Duration quiet, Duration patience) throws IOException {
    List<TopicPartition> trends = partitions(Topic.TRENDS);
    long deadline = System.nanoTime() + patience.toNanos();
    long since = System.nanoTime();
    Map<TopicPartition, Long> ends = consumer.endOffsets(trends);
    while (System.nanoTime() - since < quiet.toNanos()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("The job still publishes after " + patience);
      }
      consumer.poll(POLL);
      Map<TopicPartition, Long> now = consumer.endOffsets(trends);
      if (!now.equals(ends)) {
        ends = now;
        since = System.nanoTime();
      }
    }
  }

  private void count(byte[] bytes) throws IOException {
    try {
      Ledger entry = codec.decode(bytes);
      TopicPartition place = new TopicPartition(entry.getTopic(), entry.getPartition());
      if (ends.containsKey(place)) {
        taken.merge(place, entry.getThroughOffset() + 1, Math::max);
      }
    } catch (UndecodableException e) {
      throw new IOException("The ledger cannot be read", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
