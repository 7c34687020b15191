package org.attune.app.platform;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.attune.app.cli.UserError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of a broker, and which cluster they belong to. */
final class BrokerTopics {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerTopics.class);
  private static final String CLUSTER = "kafka.cluster";
  private static final int ADMIN_TIMEOUT_MILLIS = 30_000;
  private static final long ASK_AGAIN_MILLIS = 50;

  private BrokerTopics() {}

  /**
   * Makes sure that the checkpoints of a directory speak of this cluster: offsets of another mean
   * nothing here, and records would be passed over in silence.
   *
   * @param directory remembers the cluster that it first ran with
   * @throws UserError when no broker answers, or it is one of another cluster
   * @throws IOException when the directory cannot be written
   */
  static void requireSameCluster(DataDirectory directory, String bootstrapServers)
      throws IOException {
    String cluster;
    try (Admin admin = admin(bootstrapServers)) {
      cluster = admin.describeCluster().clusterId().get(1, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new UserError(
          "No Kafka broker answers at %s. Start it, or name another with --kafka HOST:PORT."
              .formatted(bootstrapServers),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking the broker", e);
    }
    Optional<String> before = directory.recall(CLUSTER);
    if (before.isPresent() && !before.get().equals(cluster)) {
      throw new UserError(
          "%s belongs to Kafka cluster %s; the one at %s is %s. Start with the broker it belongs to, or choose another directory with --data DIR."
              .formatted(directory.root(), before.get(), bootstrapServers, cluster));
    }
    directory.remember(CLUSTER, cluster);
  }

  /**
   * Creates the topics that do not exist yet, leaves the others as they are, and returns when the
   * broker takes records for every partition.
   *
   * <p>A topic is created before its partitions are open. An idempotent producer that writes in
   * between may have its first batch refused and its second taken: the first is then out of order
   * for ever (KAFKA-15591), and with it everything behind it.
   *
   * @throws IOException when the broker refuses
   */
  static void create(String bootstrapServers, Collection<NewTopic> topics) throws IOException {
    try (Admin admin = admin(bootstrapServers)) {
      Set<String> existing = admin.listTopics().names().get(1, TimeUnit.MINUTES);
      List<NewTopic> missing =
          topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(1, TimeUnit.MINUTES);
      awaitOpen(admin, latestOffsets(missing));
      LOG.info("topics present={} created={}", existing.size(), missing.size());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Cannot create the topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while creating the topics", e);
    }
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            ADMIN_TIMEOUT_MILLIS));
  }

  /**
   * Asks the leader of each partition, and asks again as long as one is not open: the client does
   * so itself while a leader does not answer, but gives up where the topic is not known yet.
   */
  private static void awaitOpen(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ADMIN_TIMEOUT_MILLIS);
    while (true) {
      try {
        admin.listOffsets(partitions).all().get(1, TimeUnit.MINUTES);
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() - deadline > 0) {
          throw e;
        }
        Thread.sleep(ASK_AGAIN_MILLIS);
      }
    }
  }

  private static Map<TopicPartition, OffsetSpec> latestOffsets(List<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    return latest;
  }
}
