package org.attune.app.platform;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Brokers that somebody else looks after. How many copies of a record they keep is theirs to say.
 *
 * @param bootstrapServers host:port, or several joined by commas
 */
record OutsideBroker(String bootstrapServers) implements Broker {
  @Override
  public void createTopics(Collection<NewTopic> topics) throws IOException {
    List<NewTopic> theirs =
        topics.stream()
            .map(
                topic ->
                    new NewTopic(topic.name(), Optional.of(topic.numPartitions()), Optional.empty())
                        .configs(topic.configs()))
            .toList();
    BrokerTopics.create(bootstrapServers, theirs);
  }

  /** Leaves the brokers as they are. */
  @Override
  public void close() {}
}
