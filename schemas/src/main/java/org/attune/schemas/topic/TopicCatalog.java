package org.attune.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics with their partitions and retention. */
public final class TopicCatalog {
  /** Partitions of every topic unless a deployment says otherwise. */
  public static final int DEFAULT_PARTITIONS = 8;

  private TopicCatalog() {}

  /**
   * Creates the topics that are not there yet; leaves existing ones as they are.
   *
   * @param partitions partitions of each topic, at least 1
   * @param replication copies of each partition, 1 on a laptop
   * @throws ExecutionException when the broker refuses
   */
  public static void createMissing(Admin admin, int partitions, short replication)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!present.contains(topic.topicName())) {
        missing.add(
            new NewTopic(topic.topicName(), partitions, replication).configs(topic.settings()));
      }
    }
    admin.createTopics(missing).all().get();
  }
}
