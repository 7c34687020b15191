package org.attune.dashboard.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some topics on its own thread from the offsets kept in the database. After any failure it
 * starts again from there; it ends only when closed.
 */
final class ProjectionConsumer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProjectionConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(10);
  private static final long RETRY_MILLIS = 1_000;
  private static final long JOIN_MILLIS = 10_000;

  private final String name;
  private final Set<Topic> topics;
  private final boolean readsClock;
  private final int fetchMinBytes;
  private final String bootstrapServers;
  private final ResultProjection projection;
  private final ProjectionHealth health;
  private final Clock clock;
  private final EventCodec<Tick> tickCodec = EventCodec.of(Topic.CLOCK, Tick.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
  private Instant nextComparison = Instant.EPOCH;

  /**
   * A consumer, not started.
   *
   * @param readsClock whether to watch the newest ticks and the progress of the jobs too
   * @param fetchMinBytes 1 to be told at once; more waits a tenth of a second for so much to come
   */
  ProjectionConsumer(
      String name,
      Set<Topic> topics,
      boolean readsClock,
      int fetchMinBytes,
      String bootstrapServers,
      ResultProjection projection,
      ProjectionHealth health,
      Clock clock) {
    this.clock = clock;
    this.name = name;
    this.topics = topics;
    this.readsClock = readsClock;
    this.fetchMinBytes = fetchMinBytes;
    this.bootstrapServers = bootstrapServers;
    this.projection = projection;
    this.health = health;
    this.thread = new Thread(this::run, "projection-" + name);
    this.thread.setDaemon(true);
  }

  void start() {
    health.started(name);
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    KafkaConsumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (isOpen()) {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings());
          JobProgress jobs = readsClock ? new JobProgress(bootstrapServers) : null) {
        current = consumer;
        read(consumer, jobs);
      } catch (WakeupException e) {
        log.debug("consumer={} woken to close", name);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        // Whatever it was, giving up would leave the pages without alerts: the banner tells, this
        // retries.
        log.warn("consumer={} starts again cause={}", name, e.getClass().getName());
        pause();
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer, @Nullable JobProgress jobs) {
    while (isOpen() && !assign(consumer)) {
      pause();
    }
    while (isOpen()) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      List<ResultRecord> results = new ArrayList<>(polled.count());
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        Topic topic = Topic.named(record.topic());
        if (topic == Topic.CLOCK) {
          tick(record);
        } else {
          results.add(new ResultRecord(topic, record.partition(), record.offset(), record.value()));
        }
      }
      projection.apply(results);
      observe(consumer);
      if (hasNothingLeft(consumer)) {
        health.caughtUp(name);
      }
      if (jobs != null) {
        compareWithJobs(consumer, jobs);
      }
    }
  }

  /** Whether every topic is there; it is assigned at the stored offsets then. */
  private boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> results = new ArrayList<>();
    for (Topic topic : topics) {
      if (!addPartitions(consumer, topic, results)) {
        return false;
      }
    }
    List<TopicPartition> clock = new ArrayList<>();
    if (readsClock && !addPartitions(consumer, Topic.CLOCK, clock)) {
      return false;
    }
    List<TopicPartition> all = new ArrayList<>(results);
    all.addAll(clock);
    consumer.assign(all);
    for (Topic topic : topics) {
      Map<Integer, Long> next = projection.nextOffsets(topic);
      for (TopicPartition place : results) {
        if (place.topic().equals(topic.topicName())) {
          consumer.seek(place, next.getOrDefault(place.partition(), 0L));
        }
      }
    }
    // Only the newest tick tells whether time passes.
    consumer.endOffsets(clock).forEach((place, end) -> consumer.seek(place, Math.max(0, end - 1)));
    return true;
  }

  private static boolean addPartitions(
      KafkaConsumer<byte[], byte[]> consumer, Topic topic, List<TopicPartition> into) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName());
    if (partitions == null || partitions.isEmpty()) {
      return false;
    }
    for (PartitionInfo partition : partitions) {
      into.add(new TopicPartition(partition.topic(), partition.partition()));
    }
    return true;
  }

  private void tick(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() != null) {
        health.ticked(tickCodec.decode(record.value()).getReceivedAt());
      }
    } catch (UndecodableException e) {
      log.warn("tick unreadable partition={} reason={}", record.partition(), e.reason());
    }
  }

  /** Every ten seconds: whether the jobs keep up with what comes in. */
  private void compareWithJobs(KafkaConsumer<byte[], byte[]> consumer, JobProgress jobs) {
    Instant now = clock.instant();
    if (now.isBefore(nextComparison)) {
      return;
    }
    nextComparison = now.plus(BETWEEN_COMPARISONS);
    Map<TopicPartition, Long> counted = projection.countedOffsets();
    Map<JobProgress.Place, Long> read = jobs.nextOffsets(partitions(consumer));
    Set<TopicPartition> places = new HashSet<>(counted.keySet());
    read.keySet().forEach(place -> places.add(place.partition()));
    Map<TopicPartition, Long> ends = jobs.endOffsets(places);
    health.counted(ProjectionHealth.LEDGER, byName(ends), byName(counted));
    Map<String, Map<TopicPartition, Long>> byJob = new HashMap<>();
    read.forEach(
        (place, next) ->
            byJob
                .computeIfAbsent(place.job(), job -> new HashMap<>())
                .put(place.partition(), next));
    byJob.forEach(
        (job, next) -> {
          if (JobProgress.delaysPages(job)) {
            health.counted(job, byName(ends), byName(next));
          } else {
            health.observed(job, byName(ends), byName(next));
          }
        });
  }

  private static Map<String, Long> byName(Map<TopicPartition, Long> offsets) {
    Map<String, Long> named = new HashMap<>();
    offsets.forEach((place, offset) -> named.put(place.toString(), offset));
    return named;
  }

  /** Notes how far this dashboard is with each topic. */
  private void observe(KafkaConsumer<byte[], byte[]> consumer) {
    Map<String, Map<String, Long>> ends = new HashMap<>();
    Map<String, Map<String, Long>> next = new HashMap<>();
    for (TopicPartition place : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(place);
      if (lag.isPresent()) {
        long position = consumer.position(place);
        next.computeIfAbsent(place.topic(), topic -> new HashMap<>())
            .put(place.toString(), position);
        ends.computeIfAbsent(place.topic(), topic -> new HashMap<>())
            .put(place.toString(), position + lag.getAsLong());
      }
    }
    next.forEach(
        (topic, offsets) -> health.observed(topic, ends.getOrDefault(topic, Map.of()), offsets));
  }

  private static Map<Topic, Integer> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
    for (Topic topic : JobProgress.topics()) {
      List<PartitionInfo> known = consumer.partitionsFor(topic.topicName());
      partitions.put(topic, known == null ? 0 : known.size());
    }
    return partitions;
  }

  private static boolean hasNothingLeft(KafkaConsumer<byte[], byte[]> consumer) {
    for (TopicPartition place : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(place);
      if (lag.isEmpty() || lag.getAsLong() > 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void pause() {
    try {
      closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "attune-dashboard");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "attune-dashboard-" + name);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // Offsets are kept in the database, beside what they stand for.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, fetchMinBytes);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    return settings;
  }
}
