package org.attune.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.PatientPartitioner;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to their topics, and ticks to every partition of the clock topic as the history
 * goes by.
 *
 * <p>The record timestamp is left to the producer (the time of writing): a broker deletes and
 * refuses by it, so it must not be the history's. Before each tick that opens a new day of the
 * history, everything written so far is acknowledged.
 */
public final class KafkaEventSink implements EventSink {
  /** Time of the history between two ticks, when a history is written. */
  public static final Duration HISTORY_TICK = Duration.ofMinutes(10);

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Producer<String, byte[]> producer;
  private final long tickEveryMillis;
  private final Map<Topic, Function<SpecificRecord, byte[]>> encoders = new EnumMap<>(Topic.class);
  private final Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
  private final EventCodec<Tick> tickCodec = EventCodec.of(Topic.CLOCK, Tick.class);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final ReceiveClock clock = new ReceiveClock();
  private long nextTickMillis = Long.MIN_VALUE;
  private long ticks;

  /**
   * A sink on a producer, which it closes.
   *
   * @param tickEvery time of the history between ticks; zero for a sink that writes none
   */
  public KafkaEventSink(Producer<String, byte[]> producer, Duration tickEvery) {
    this.producer = producer;
    this.tickEveryMillis = tickEvery.toMillis();
  }

  /**
   * A sink with a producer of its own, idempotent and waiting for all replicas.
   *
   * @param bootstrap host:port of a broker
   * @param tickEvery time of the history between ticks; zero for a sink that writes none
   */
  public static KafkaEventSink connect(String bootstrap, Duration tickEvery) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaEventSink(
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
        tickEvery);
  }

  @Override
  public void write(TimedEvent event) {
    advanceTo(event.receivedAtMillis());
    byte[] value =
        encoders.computeIfAbsent(event.topic(), KafkaEventSink::encoder).apply(event.record());
    int partition = PatientPartitioner.partition(event.patientId(), partitionsOf(event.topic()));
    send(event.topic(), partition, event.key(), value);
  }

  @Override
  public void advanceTo(long receivedAtMillis) {
    clock.advance(receivedAtMillis);
    if (tickEveryMillis == 0) {
      return;
    }
    if (nextTickMillis == Long.MIN_VALUE) {
      nextTickMillis = Math.floorDiv(receivedAtMillis, tickEveryMillis) * tickEveryMillis;
    }
    while (nextTickMillis <= receivedAtMillis) {
      if (Math.floorMod(nextTickMillis, DAY_MILLIS) < tickEveryMillis) {
        flush();
      }
      tick(nextTickMillis);
      nextTickMillis += tickEveryMillis;
    }
  }

  @Override
  public void flush() {
    producer.flush();
    refuseAfterFailure();
  }

  @Override
  public void close() {
    try {
      flush();
    } finally {
      producer.close();
    }
  }

  /** Ticks written so far, all partitions together. */
  public long ticks() {
    return ticks;
  }

  private void tick(long atMillis) {
    int clockPartitions = partitionsOf(Topic.CLOCK);
    for (int partition = 0; partition < clockPartitions; partition++) {
      Tick tick = new Tick(partition, Instant.ofEpochMilli(atMillis));
      send(Topic.CLOCK, partition, Integer.toString(partition), tickCodec.encode(tick));
      ticks++;
    }
  }

  private void send(Topic topic, int partition, String key, byte[] value) {
    refuseAfterFailure();
    // What becomes of it is told to the callback; the next call here or flush() throws.
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic.topicName(), partition, key, value),
            (metadata, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
            });
  }

  private void refuseAfterFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw new IllegalStateException("the broker did not take an event", error);
    }
  }

  private int partitionsOf(Topic topic) {
    return partitions.computeIfAbsent(
        topic, wanted -> producer.partitionsFor(wanted.topicName()).size());
  }

  private static Function<SpecificRecord, byte[]> encoder(Topic topic) {
    return encoder(topic, topic.recordClass());
  }

  private static <T extends SpecificRecord> Function<SpecificRecord, byte[]> encoder(
      Topic topic, Class<T> recordClass) {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    return event -> codec.encode(recordClass.cast(event));
  }
}
