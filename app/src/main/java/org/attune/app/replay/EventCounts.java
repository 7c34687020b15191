package org.attune.app.replay;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.topic.Topic;

/** How many events of each topic went by. */
public final class EventCounts {
  private final Map<Topic, Long> byTopic = new EnumMap<>(Topic.class);
  private long samples;

  /** Counts one. */
  public void add(TimedEvent event) {
    byTopic.merge(event.topic(), 1L, Long::sum);
    if (event.record() instanceof BiometricBatch batch) {
      samples += batch.getValues().size();
    }
  }

  /** Events of a topic. */
  public long of(Topic topic) {
    return byTopic.getOrDefault(topic, 0L);
  }

  /** Events of all topics. */
  public long total() {
    return byTopic.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Samples in the biometric batches. */
  public long samples() {
    return samples;
  }

  /** The counts by printed name: {@code events.checkIns} and so on, total and samples last. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("events.enrollments", of(Topic.ENROLLMENTS));
    figures.put("events.checkIns", of(Topic.CHECK_INS));
    figures.put("events.assessments", of(Topic.ASSESSMENTS));
    figures.put("events.biometrics", of(Topic.BIOMETRICS));
    figures.put("events.sleep", of(Topic.SLEEP));
    figures.put("events.sessions", of(Topic.SESSIONS));
    figures.put("events.treatmentEvents", of(Topic.TREATMENT_EVENTS));
    figures.put("events.substanceUse", of(Topic.SUBSTANCE_USE));
    figures.put("events.journals", of(Topic.JOURNALS));
    figures.put("events.total", total());
    figures.put("samples", samples);
    return figures;
  }
}
