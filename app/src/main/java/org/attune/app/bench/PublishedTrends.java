package org.attune.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;

/** What the trend job has published in Kafka: the highest revision of each point. */
final class PublishedTrends implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final EventCodec<TrendPoint> codec = EventCodec.of(Topic.TRENDS, TrendPoint.class);
  private final Map<String, Long> revisions = new HashMap<>();

  PublishedTrends(String bootstrapServers) {
    Properties settings = new Properties();
    settings.setProperty("bootstrap.servers", bootstrapServers);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(Topic.TRENDS.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Reads on to the end of the topic.
   *
   * @return revision by key: patient, metric and epoch day, joined by slashes
   */
  Map<String, Long> readOn() throws IOException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream()
        .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
      for (ConsumerRecord<byte[], byte[]> bytes : consumer.poll(POLL)) {
        revisions.merge(
            new String(bytes.key(), StandardCharsets.UTF_8), revision(bytes.value()), Math::max);
      }
    }
    return revisions;
  }

  private long revision(byte[] value) throws IOException {
    try {
      return codec.decode(value).getRevision();
    } catch (UndecodableException e) {
      throw new IOException("a published trend point cannot be read", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
