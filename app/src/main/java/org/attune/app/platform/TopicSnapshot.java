package org.attune.app.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;

/** A topic of results as it stands now. */
public final class TopicSnapshot {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicSnapshot() {}

  /**
   * Reads a topic from its beginning to the end it has now.
   *
   * @return the latest record of each key, ordered by key
   * @throws UndecodableException when the topic holds what its contract cannot read
   */
  public static <T extends SpecificRecord> Map<String, T> latest(
      String bootstrapServers, Topic topic, Class<T> recordClass) throws UndecodableException {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    Map<String, T> latest = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        for (ConsumerRecord<String, byte[]> bytes : consumer.poll(POLL)) {
          latest.put(bytes.key(), codec.decode(bytes.value()));
        }
      }
    }
    return latest;
  }
}
