package org.attune.app.replay;

import java.util.Comparator;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.topic.Topic;

/**
 * One event of a stream that is in receive order.
 *
 * @param receivedAtMillis when intake received it, milliseconds since 1970-01-01T00:00Z
 * @param topic where it belongs
 * @param patientId opaque patient id, which decides the partition
 * @param key message key, as {@link Topic#keyedBy()} says
 * @param record the event itself
 */
public record TimedEvent(
    long receivedAtMillis, Topic topic, String patientId, String key, SpecificRecord record) {

  /** Receive order; topic and key break ties, so that the order is the same on every run. */
  public static final Comparator<TimedEvent> RECEIVE_ORDER =
      Comparator.comparingLong(TimedEvent::receivedAtMillis)
          // Context before events of the same instant: an enrolment precedes what it is about.
          .thenComparing(event -> event.topic() != Topic.ENROLLMENTS)
          .thenComparing(TimedEvent::topic)
          .thenComparing(TimedEvent::key);

  /** Nothing of the patient, so that a log line holds nothing of the patient. */
  @Override
  public String toString() {
    return "TimedEvent[topic=" + topic.topicName() + ", receivedAtMillis=" + receivedAtMillis + "]";
  }
}
