package org.attune.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerITCase {
  private static final int TOPICS = 12;
  private static final int PARTITIONS = 8;
  private static final TopicPartition FIRST = new TopicPartition("topic-0", 0);

  @TempDir Path path;

  @Test
  void itTakesRecordsForEveryPartitionAtOnceKeepsThemOverARestartAndOutlivesItsOwnFault()
      throws Exception {
    List<String> faults = new ArrayList<>();
    try (DataDirectory directory = DataDirectory.open(path, any -> Long.MAX_VALUE)) {
      String address;
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, faults::add)) {
        address = broker.bootstrapServers();
        broker.createTopics(topics());
        writeToEveryPartitionWithoutASecondTry(address);
      }
      assertThat(faults).isEmpty();

      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, faults::add)) {
        assertThat(broker.bootstrapServers()).isEqualTo(address);
        broker.createTopics(topics());
        assertThat(read(address)).containsExactly("kept");

        assertThatThrownBy(() -> Exit.halt(1, "the disk is gone"))
            .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Exit.exit(1, "and again"))
            .isInstanceOf(IllegalStateException.class);
        assertThat(faults).containsExactly("the disk is gone");
      }
    }
  }

  private static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (int i = 0; i < TOPICS; i++) {
      topics.add(new NewTopic("topic-" + i, PARTITIONS, (short) 1));
    }
    return topics;
  }

  private static void writeToEveryPartitionWithoutASecondTry(String address) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            address,
            ProducerConfig.RETRIES_CONFIG,
            0,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            false,
            ProducerConfig.ACKS_CONFIG,
            "all");
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      // From the last to the first: in their order they are opened.
      for (int topic = TOPICS - 1; topic >= 0; topic--) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          sent.add(producer.send(new ProducerRecord<>("topic-" + topic, partition, "key", "kept")));
        }
      }
      producer.flush();
    }
    for (Future<RecordMetadata> record : sent) {
      assertThat(record.get().offset()).isZero();
    }
  }

  private static List<String> read(String address) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            address,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(FIRST));
      long end = consumer.endOffsets(List.of(FIRST)).getOrDefault(FIRST, -1L);
      consumer.seekToBeginning(List.of(FIRST));
      while (consumer.position(FIRST) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
