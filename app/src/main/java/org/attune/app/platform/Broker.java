package org.attune.app.platform;

import java.io.IOException;
import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker that answers, or several that are one cluster. */
interface Broker extends AutoCloseable {
  /** Returns host:port, or several joined by commas, for clients. */
  String bootstrapServers();

  /**
   * Creates the topics that do not exist yet and returns when records are taken for every
   * partition.
   *
   * @throws IOException when the broker refuses
   */
  void createTopics(Collection<NewTopic> topics) throws IOException;

  /** Stops what the platform brought itself. */
  @Override
  void close() throws IOException;
}
