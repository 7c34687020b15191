package org.attune.schemas.topic;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.context.AlertAction;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentEvent;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.JournalSignal;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.system.Tick;

/**
 * The topics in use: name, record, key and retention.
 *
 * <p>Every topic is partitioned by {@link PatientPartitioner}; the message key identifies the
 * record, so that compaction keeps one of each.
 */
public enum Topic {
  CHECK_INS("check-ins", "event", CheckIn.class, "eventId", Retention.EVERYTHING),
  ASSESSMENTS("assessments", "event", Assessment.class, "eventId", Retention.EVERYTHING),
  BIOMETRICS("biometrics", "event", BiometricBatch.class, "eventId", Retention.EVERYTHING),
  SLEEP("sleep", "event", SleepEpisode.class, "eventId", Retention.EVERYTHING),
  SESSIONS("sessions", "event", SessionAttendance.class, "eventId", Retention.EVERYTHING),
  SUBSTANCE_USE(
      "substance-use", "event", SubstanceUseReport.class, "eventId", Retention.EVERYTHING),
  TREATMENT_EVENTS(
      "treatment-events", "event", TreatmentEvent.class, "eventId", Retention.EVERYTHING),
  JOURNALS("journals", "event", JournalEntry.class, "eventId", Retention.EVERYTHING),
  ENROLLMENTS(
      "enrollments", "context", Enrollment.class, "patientId/episodeId", Retention.COMPACTED),
  PLANS("plans", "context", MonitoringPlan.class, "patientId", Retention.COMPACTED),
  ALERT_ACTIONS("alert-actions", "context", AlertAction.class, "actionId", Retention.EVERYTHING),
  CLOCK("clock", "system", Tick.class, "partition", Retention.EVERYTHING),
  JOURNAL_SIGNALS(
      "journal-signals", "result", JournalSignal.class, "entryId/ruleId", Retention.COMPACTED),
  JOURNAL_READINGS(
      "journal-readings", "result", JournalReading.class, "entryId", Retention.COMPACTED),
  TRENDS("trends", "result", TrendPoint.class, "patientId/metric/localDay", Retention.COMPACTED),
  RISK("risk", "result", RiskAssessment.class, "patientId", Retention.COMPACTED),
  ALERTS("alerts", "result", Alert.class, "alertId", Retention.COMPACTED),
  QUARANTINE(
      "quarantine", "system", Quarantined.class, "topic/partition/offset", Retention.EVERYTHING),
  LEDGER("ledger", "system", Ledger.class, "topic/partition", Retention.COMPACTED);

  /** How long records stay. */
  public enum Retention {
    /** Nothing is ever deleted: the log is the record of what happened. */
    EVERYTHING,
    /** The latest record of each key stays. */
    COMPACTED
  }

  /** Looked up for every record that is read. */
  private static final Map<String, Topic> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Topic::topicName, it -> it));

  private final String topicName;
  private final String family;
  private final Class<? extends SpecificRecord> recordClass;
  private final String keyedBy;
  private final Retention retention;

  Topic(
      String shortName,
      String family,
      Class<? extends SpecificRecord> recordClass,
      String keyedBy,
      Retention retention) {
    this.topicName = "attune." + shortName;
    this.family = family;
    this.recordClass = recordClass;
    this.keyedBy = keyedBy;
    this.retention = retention;
  }

  /** Name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** Folder of the contract: event, context, result or system. */
  public String family() {
    return family;
  }

  /** Generated class of the record. */
  public Class<? extends SpecificRecord> recordClass() {
    return recordClass;
  }

  /** Fields that make the message key, joined with a slash. */
  public String keyedBy() {
    return keyedBy;
  }

  /** How long records stay. */
  public Retention retention() {
    return retention;
  }

  /** Kafka topic settings that follow from {@link #retention()}. */
  public Map<String, String> settings() {
    return switch (retention) {
      case EVERYTHING -> Map.of("cleanup.policy", "delete", "retention.ms", "-1");
      case COMPACTED -> Map.of("cleanup.policy", "compact");
    };
  }

  /**
   * The topic of that Kafka name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Topic named(String topicName) {
    Topic topic = BY_NAME.get(topicName);
    if (topic == null) {
      throw new IllegalArgumentException("no topic " + topicName);
    }
    return topic;
  }
}
