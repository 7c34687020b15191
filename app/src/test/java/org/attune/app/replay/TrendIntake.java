package org.attune.app.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.RejectionReason;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.wire.ReceivedDeserializer;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/** Takes events in as the trend job does: over the wire and through its checks. */
public final class TrendIntake {
  private final ReceivedDeserializer deserializer = new ReceivedDeserializer();
  private final Map<Topic, Function<SpecificRecord, byte[]>> encoders = new EnumMap<>(Topic.class);

  /**
   * Why the trend job would not use the event, or null; sleep, sessions, treatment and substance
   * use only.
   */
  public @Nullable RejectionReason rejection(TimedEvent event) {
    Received received = received(event);
    if (received.sleep() == null
        && received.session() == null
        && received.treatment() == null
        && received.substanceUse() == null) {
      throw new AssertionError("another event came out of topic " + event.topic());
    }
    Checked checked = Objects.requireNonNull(received.checked());
    return checked.rejection() == null ? null : checked.rejection().reason();
  }

  private static <T extends SpecificRecord> Function<SpecificRecord, byte[]> encoder(
      Topic topic, Class<T> recordClass) {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    return event -> codec.encode(recordClass.cast(event));
  }

  private Received received(TimedEvent event) {
    Topic topic = event.topic();
    byte[] bytes =
        encoders
            .computeIfAbsent(topic, any -> encoder(topic, topic.recordClass()))
            .apply(event.record());
    ConsumerRecord<byte[], byte[]> logged =
        new ConsumerRecord<>(
            topic.topicName(),
            0,
            0,
            event.receivedAtMillis(),
            TimestampType.CREATE_TIME,
            0,
            bytes.length,
            null,
            bytes,
            new RecordHeaders(),
            Optional.empty());
    List<Received> out = new ArrayList<>();
    deserializer.deserialize(logged, new Into(out));
    return out.get(0);
  }

  private record Into(List<Received> out) implements Collector<Received> {
    @Override
    public void collect(Received received) {
      out.add(received);
    }

    @Override
    public void close() {}
  }
}
