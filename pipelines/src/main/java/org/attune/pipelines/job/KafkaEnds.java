package org.attune.pipelines.job;

import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.wire.ReceivedDeserializer;
import org.attune.schemas.topic.Topic;

/** The Kafka ends of the jobs. */
public final class KafkaEnds {
  /** How a source asks for records. */
  public enum Fetch {
    /** Whatever is there: safety must not wait for a full answer. */
    AT_ONCE("1"),
    /**
     * Many at a time, or what is there after a tenth of a second. On a busy machine answers of a
     * few records each take the processor from what must be quick.
     */
    TOGETHER("262144");

    private final String minBytes;

    Fetch(String minBytes) {
      this.minBytes = minBytes;
    }

    /** Settings of the consumer. */
    public Map<String, String> settings() {
      return Map.of("fetch.min.bytes", minBytes, "fetch.max.wait.ms", "100");
    }
  }

  private static final String SHARED_REQUEST_MILLIS = "50";

  /** Bytes of one partition in a request. */
  private static final String BATCH_BYTES = "65536";

  private KafkaEnds() {}

  /**
   * One source over several topics from their beginning; where to go on is in the checkpoint. The
   * group is only there to show lag.
   */
  public static KafkaSource<Received> source(
      JobSettings settings, String group, Fetch fetch, Topic... topics) {
    KafkaSourceBuilder<Received> builder =
        KafkaSource.<Received>builder()
            .setBootstrapServers(settings.bootstrapServers())
            .setGroupId(group)
            .setTopics(Arrays.stream(topics).map(Topic::topicName).toList())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new ReceivedDeserializer());
    fetch.settings().forEach(builder::setProperty);
    if (settings.extent() == JobSettings.Extent.TO_THE_END_OF_THE_LOG) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return builder.build();
  }

  /** At least once, at once: deterministic keys make repeats harmless, and nobody waits. */
  public static <T> Sink<T> sink(
      JobSettings settings, KafkaRecordSerializationSchema<T> serializer) {
    return sink(settings, serializer, "0");
  }

  /**
   * At least once, several to a request: for what comes by the hundred, and may come {@value
   * #SHARED_REQUEST_MILLIS} milliseconds later for that.
   */
  public static <T> Sink<T> batchingSink(
      JobSettings settings, KafkaRecordSerializationSchema<T> serializer) {
    return sink(settings, serializer, SHARED_REQUEST_MILLIS);
  }

  private static <T> Sink<T> sink(
      JobSettings settings, KafkaRecordSerializationSchema<T> serializer, String lingerMillis) {
    Properties producer = new Properties();
    producer.setProperty("linger.ms", lingerMillis);
    producer.setProperty("batch.size", BATCH_BYTES);
    producer.setProperty("acks", "all");
    producer.setProperty("enable.idempotence", "true");
    return KafkaSink.<T>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setKafkaProducerConfig(producer)
        .build();
  }
}
