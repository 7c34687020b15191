package org.attune.app.backtest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.attune.app.replay.TimedEvent;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.wire.ReceivedDeserializer;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/** Encodes and decodes events as the broker's two sides do, the broker left out. */
final class Wire {
  private final ReceivedDeserializer deserializer = new ReceivedDeserializer();
  private final Map<Topic, Encoder> encoders = new HashMap<>();

  private interface Encoder {
    byte[] encode(SpecificRecord event);
  }

  /** The event as the jobs receive it. */
  Received received(TimedEvent event) {
    byte[] bytes =
        encoders
            .computeIfAbsent(event.topic(), topic -> encoder(topic, topic.recordClass()))
            .encode(event.record());
    Latest latest = new Latest();
    deserializer.deserialize(
        new ConsumerRecord<>(
            event.topic().topicName(),
            0,
            0,
            event.receivedAtMillis(),
            TimestampType.CREATE_TIME,
            0,
            bytes.length,
            null,
            bytes,
            new RecordHeaders(),
            Optional.empty()),
        latest);
    return latest.received();
  }

  private static <T extends SpecificRecord> Encoder encoder(Topic topic, Class<T> recordClass) {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    return event -> codec.encode(recordClass.cast(event));
  }

  /** Takes the one record that comes out for each that goes in. */
  private static final class Latest implements Collector<Received> {
    private @Nullable Received latest;

    @Override
    public void collect(Received received) {
      latest = received;
    }

    private Received received() {
      if (latest == null) {
        throw new IllegalStateException("nothing came out of the wire");
      }
      return latest;
    }

    @Override
    public void close() {}
  }
}
