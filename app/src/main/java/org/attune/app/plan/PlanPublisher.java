package org.attune.app.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.attune.app.platform.TopicSnapshot;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.UndecodableException;

/**
 * Writes a plan to the log, one record a patient. Each has the revision after that patient's last:
 * of two who publish at the same time for one patient, one may be passed over.
 */
final class PlanPublisher {
  private final String bootstrap;

  /** A publisher to a broker, host:port. */
  PlanPublisher(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * The patients in a program's care, by opaque id.
   *
   * @throws UndecodableException when the log holds what its contract cannot read
   */
  List<String> inCareOf(String programId) throws UndecodableException {
    return TopicSnapshot.latest(bootstrap, Topic.ENROLLMENTS, Enrollment.class).values().stream()
        .filter(enrollment -> enrollment.getProgramId().equals(programId))
        .filter(enrollment -> enrollment.getDischargedAt() == null && !enrollment.getRetracted())
        .map(Enrollment::getPatientId)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Publishes; returns when the broker holds it.
   *
   * @throws UndecodableException when the log holds what its contract cannot read
   */
  void publish(PlanFile file, Collection<String> patientIds, Instant now)
      throws UndecodableException {
    Map<String, MonitoringPlan> known =
        TopicSnapshot.latest(bootstrap, Topic.PLANS, MonitoringPlan.class);
    try (KafkaEventSink sink = KafkaEventSink.connect(bootstrap, Duration.ZERO)) {
      for (String patientId : patientIds) {
        MonitoringPlan before = known.get(patientId);
        MonitoringPlan plan =
            file.of(patientId, before == null ? 1 : before.getRevision() + 1, now);
        sink.write(new TimedEvent(now.toEpochMilli(), Topic.PLANS, patientId, patientId, plan));
      }
      sink.flush();
    }
  }
}
