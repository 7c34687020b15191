package org.attune.dashboard.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.attune.schemas.topic.Topic;

/**
 * How far the jobs have come, told by what their consumer groups have committed: with every
 * checkpoint. Two of them read the clock, so they always have something new to read; one that
 * stands still, also one that counts nothing in the ledger, is seen by it.
 */
final class JobProgress implements AutoCloseable {
  /** Models may be slow, and fail: what they add is missed by no page. */
  private static final String MODELS = "attune-journal-models";

  /** Each job's group, and a topic of which it must have committed something. */
  private static final Map<String, Topic> JOBS =
      Map.of(
          "attune-trends",
          Topic.CLOCK,
          "attune-alerts",
          Topic.CLOCK,
          "attune-journals",
          Topic.JOURNALS,
          MODELS,
          Topic.JOURNALS);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Admin admin;

  JobProgress(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "attune-dashboard-jobs",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
  }

  /** A partition as one job reads it. */
  record Place(String job, TopicPartition partition) {
    @Override
    public String toString() {
      return job + "/" + partition;
    }
  }

  /**
   * Next offset of each partition that a job has read from; 0 where it has read nothing of the
   * topic that it must.
   *
   * @param partitionsOf number of partitions of a topic
   */
  Map<Place, Long> nextOffsets(Map<Topic, Integer> partitionsOf) {
    Map<Place, Long> next = new HashMap<>();
    JOBS.forEach(
        (job, topic) -> {
          for (int i = 0; i < partitionsOf.getOrDefault(topic, 0); i++) {
            next.put(new Place(job, new TopicPartition(topic.topicName(), i)), 0L);
          }
          committed(job)
              .forEach(
                  (partition, offset) -> {
                    if (offset != null) {
                      next.put(new Place(job, partition), offset.offset());
                    }
                  });
        });
    return next;
  }

  /**
   * Where partitions end now; not asked of a consumer, which would warn of those it does not read.
   */
  Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String job) {
    try {
      return answer(
          admin
              .listConsumerGroupOffsets(Map.of(job, new ListConsumerGroupOffsetsSpec()))
              .partitionsToOffsetAndMetadata(job));
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refused) {
        throw refused;
      }
      throw new IllegalStateException("no answer about the jobs", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer about the jobs", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Whether pages miss data while the job is behind. */
  static boolean delaysPages(String job) {
    return !job.equals(MODELS);
  }

  /** Topics of which every job must have read something. */
  static Set<Topic> topics() {
    return new HashSet<>(JOBS.values());
  }

  @Override
  public void close() {
    admin.close(CLOSE);
  }
}
