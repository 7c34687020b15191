package org.attune.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.time.LocalDays;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.wire.ReceivedDeserializer;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka Streams program to compare with: the daily mean of each patient and metric, and nothing
 * else. No checks, no revisions, no duplicates told apart, no baseline, no chart.
 *
 * <p>Set up in its favour: it reads the same records with the same codec and fetch settings in as
 * many threads as the job has subtasks; as the topic is partitioned by patient already it does not
 * send its records through the broker a second time; state is in memory, with a change log, behind
 * a cache of 64 MB; it commits as often as the job takes checkpoints, at least once, and publishes
 * what changed once a second, as the job does.
 */
final class DailyMeanStreams {
  /** What the program is set up with, in a line. */
  static final String SETTINGS =
      "in-memory store, change log on, cache 64 MB, at least once, no repartition";

  private static final String STORE = "daily-means";
  private static final int CACHE_BYTES = 64 << 20;
  private static final Duration PUBLISH_EVERY = Duration.ofSeconds(1);

  private final String bootstrapServers;
  private final int threads;
  private final Duration commitInterval;
  private final Path stateDirectory;

  DailyMeanStreams(
      String bootstrapServers, int threads, Duration commitInterval, Path stateDirectory) {
    this.bootstrapServers = bootstrapServers;
    this.threads = threads;
    this.commitInterval = commitInterval;
    this.stateDirectory = stateDirectory;
  }

  /**
   * Runs until so many records have been taken in, then ends, committing.
   *
   * @param name of the application; a new one reads from the beginning
   * @param outputTopic where the means go, by patient, metric and day
   * @throws IOException when it has not taken them in within the patience
   */
  void run(String name, String outputTopic, long records, Duration patience)
      throws IOException, InterruptedException {
    AtomicLong left = new AtomicLong(records);
    CountDownLatch done = new CountDownLatch(1);
    Topology topology = new Topology();
    topology
        .addSource(
            "events",
            Serdes.ByteArray().deserializer(),
            new BiometricsDeserializer(),
            Topic.BIOMETRICS.topicName())
        .addProcessor(
            "means",
            () ->
                new DailyMeans(
                    () -> {
                      if (left.decrementAndGet() == 0) {
                        done.countDown();
                      }
                    }),
            "events")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of()),
            "means")
        .addSink(
            "output",
            outputTopic,
            Serdes.String().serializer(),
            Serdes.Double().serializer(),
            "means");
    try (KafkaStreams streams = new KafkaStreams(topology, settings(name))) {
      streams.start();
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("Kafka Streams has not taken everything in within " + patience);
      }
    }
  }

  private Properties settings(String name) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    KafkaEnds.Fetch.TOGETHER
        .settings()
        .forEach((key, value) -> settings.put(StreamsConfig.consumerPrefix(key), value));
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
    return settings;
  }

  /** The codec of the jobs. */
  private static final class BiometricsDeserializer implements Deserializer<BiometricBatch> {
    private final ReceivedDeserializer codec = new ReceivedDeserializer();

    @Override
    public BiometricBatch deserialize(String topic, byte[] value) {
      Taken taken = new Taken();
      codec.deserialize(new ConsumerRecord<>(topic, 0, 0, null, value), taken);
      BiometricBatch batch = taken.batch;
      if (batch == null) {
        throw new SerializationException("no biometric batch");
      }
      return batch;
    }
  }

  private static final class Taken implements Collector<Received> {
    private @Nullable BiometricBatch batch;

    @Override
    public void collect(Received received) {
      batch = received.biometrics();
    }

    @Override
    public void close() {}
  }

  /** Keeps sum and count of each patient, metric and day. */
  private static final class DailyMeans
      implements Processor<byte[], BiometricBatch, String, Double> {
    private static final int SUM_AND_COUNT_BYTES = Double.BYTES + Long.BYTES;

    private final Runnable onRecord;
    private final Set<String> changed = new HashSet<>();
    private @Nullable Opened opened;

    private record Opened(
        ProcessorContext<String, Double> context, KeyValueStore<String, byte[]> store) {}

    DailyMeans(Runnable onRecord) {
      this.onRecord = onRecord;
    }

    @Override
    public void init(ProcessorContext<String, Double> context) {
      opened = new Opened(context, context.getStateStore(STORE));
      context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    private Opened opened() {
      return Objects.requireNonNull(opened, "not initialised");
    }

    @Override
    public void process(Record<byte[], BiometricBatch> record) {
      BiometricBatch batch = record.value();
      String key =
          batch.envelope().patientId()
              + '/'
              + batch.metric()
              + '/'
              + LocalDays.epochDay(
                  batch.intervalStartMillis(), batch.envelope().zoneOffsetMinutes());
      KeyValueStore<String, byte[]> store = opened().store();
      byte[] before = store.get(key);
      double sum = before == null ? 0 : ByteBuffer.wrap(before).getDouble();
      long count = before == null ? 0 : ByteBuffer.wrap(before).getLong(Double.BYTES);
      for (double value : batch.values()) {
        sum += value;
        count++;
      }
      store.put(
          key, ByteBuffer.allocate(SUM_AND_COUNT_BYTES).putDouble(sum).putLong(count).array());
      changed.add(key);
      onRecord.run();
    }

    private void publish(long timestamp) {
      for (String key : changed) {
        ByteBuffer day = ByteBuffer.wrap(opened().store().get(key));
        opened().context().forward(new Record<>(key, day.getDouble() / day.getLong(), timestamp));
      }
      changed.clear();
    }
  }
}
