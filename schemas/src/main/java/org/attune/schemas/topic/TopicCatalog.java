package org.attune.schemas.topic;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics as Kafka is asked to create them. */
public final class TopicCatalog {
  /** Partitions of every topic unless a deployment says otherwise. */
  public static final int DEFAULT_PARTITIONS = 8;

  private TopicCatalog() {}

  /**
   * Every topic with its partitions and retention.
   *
   * @param partitions partitions of each topic, at least 1
   * @param replication copies of each partition, 1 on a laptop
   */
  public static List<NewTopic> newTopics(int partitions, short replication) {
    return Arrays.stream(Topic.values())
        .map(
            topic ->
                new NewTopic(topic.topicName(), partitions, replication).configs(topic.settings()))
        .toList();
  }
}
