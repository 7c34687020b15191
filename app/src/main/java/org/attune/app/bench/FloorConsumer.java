package org.attune.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.wire.ReceivedDeserializer;
import org.attune.schemas.topic.Topic;

/**
 * The least that any program has to do with the records: read and decode them, with the jobs' own
 * codec and fetch settings, and as many threads as a job has subtasks.
 */
final class FloorConsumer {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final int threads;

  FloorConsumer(String bootstrapServers, int threads) {
    this.bootstrapServers = bootstrapServers;
    this.threads = threads;
  }

  /** Reads the topics from beginning to end; returns how many records there were. */
  long read(Topic... topics) throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int share = thread;
        Callable<Long> work = () -> readShare(share, topics);
        counts.add(workers.submit(work));
      }
      long records = 0;
      for (Future<Long> count : counts) {
        records += count.get();
      }
      return records;
    } finally {
      workers.shutdownNow();
    }
  }

  private long readShare(int share, Topic... topics) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("bootstrap.servers", bootstrapServers);
    settings.putAll(KafkaEnds.Fetch.TOGETHER.settings());
    Counter counter = new Counter();
    ReceivedDeserializer deserializer = new ReceivedDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic topic : topics) {
        consumer.partitionsFor(topic.topicName()).stream()
            .filter(info -> info.partition() % threads == share)
            .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        for (ConsumerRecord<byte[], byte[]> bytes : consumer.poll(POLL)) {
          deserializer.deserialize(bytes, counter);
        }
      }
    }
    return counter.records;
  }

  private static final class Counter implements Collector<Received> {
    private long records;

    @Override
    public void collect(Received received) {
      records++;
    }

    @Override
    public void close() {}
  }
}
