package org.attune.dashboard.projection;

import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A record of a result topic as it came from the broker.
 *
 * @param topic topic
 * @param partition partition of the topic
 * @param offset offset in that partition
 * @param value bytes in single-object encoding; null when the key was deleted
 */
public record ResultRecord(
    Topic topic,
    int partition,
    long offset,
    @SuppressWarnings("ArrayRecordComponent") // Never compared; copying every record would cost.
        byte @Nullable [] value) {

  /** Shows where the record is, none of its bytes. */
  @Override
  public String toString() {
    return topic.topicName() + "/" + partition + "/" + offset;
  }
}
