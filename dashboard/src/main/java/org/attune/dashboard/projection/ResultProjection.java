package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.attune.dashboard.signal.AlertChanges;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies records of the result topics to the tables, together with the offsets reached, in one
 * transaction: a restart neither loses nor repeats one. Rows of a lower revision change nothing.
 *
 * <p>A record that cannot be read or stored is listed in projection_unreadable and stops nobody.
 */
@Component
public final class ResultProjection {
  private static final Logger log = LoggerFactory.getLogger(ResultProjection.class);

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final LiveSignals signals;
  private final List<AlertChanges> alertChanges;
  private final AlertTable alerts;
  private final TrendTable trends;
  private final PatientTables patients;
  private final JournalTable journals;
  private final PlanTable plans;
  private final IntakeTables intake;
  private final JdbcTemplate jdbc;

  private final EventCodec<Alert> alertCodec = EventCodec.of(Topic.ALERTS, Alert.class);
  private final EventCodec<TrendPoint> trendCodec = EventCodec.of(Topic.TRENDS, TrendPoint.class);
  private final EventCodec<RiskAssessment> riskCodec =
      EventCodec.of(Topic.RISK, RiskAssessment.class);
  private final EventCodec<JournalReading> journalCodec =
      EventCodec.of(Topic.JOURNAL_READINGS, JournalReading.class);
  private final EventCodec<Enrollment> enrollmentCodec =
      EventCodec.of(Topic.ENROLLMENTS, Enrollment.class);
  private final EventCodec<MonitoringPlan> planCodec =
      EventCodec.of(Topic.PLANS, MonitoringPlan.class);
  private final EventCodec<Quarantined> quarantineCodec =
      EventCodec.of(Topic.QUARANTINE, Quarantined.class);
  private final EventCodec<Ledger> ledgerCodec = EventCodec.of(Topic.LEDGER, Ledger.class);

  ResultProjection(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Clock clock,
      LiveSignals signals,
      List<AlertChanges> alertChanges) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
    this.transaction = transaction;
    this.clock = clock;
    this.signals = signals;
    this.alertChanges = List.copyOf(alertChanges);
    this.alerts = new AlertTable(jdbc);
    this.trends = new TrendTable(jdbc);
    this.patients = new PatientTables(jdbc);
    this.journals = new JournalTable(jdbc);
    this.plans = new PlanTable(jdbc);
    this.intake = new IntakeTables(jdbc);
  }

  /** Topics that are projected. */
  public static Set<Topic> topics() {
    return Set.of(
        Topic.ALERTS,
        Topic.TRENDS,
        Topic.RISK,
        Topic.JOURNAL_READINGS,
        Topic.ENROLLMENTS,
        Topic.PLANS,
        Topic.QUARANTINE,
        Topic.LEDGER);
  }

  /** Next offset of each partition already applied from; partitions never read are absent. */
  public Map<Integer, Long> nextOffsets(Topic topic) {
    Map<Integer, Long> offsets = new HashMap<>();
    client
        .sql("select partition, next_offset from projection_offset where topic = :topic")
        .param("topic", topic.topicName())
        .query(
            row -> {
              offsets.put(row.getInt(1), row.getLong(2));
            });
    return offsets;
  }

  /** Offset after the last record that the ledger counts, of each partition in it. */
  Map<TopicPartition, Long> countedOffsets() {
    Map<TopicPartition, Long> counted = new HashMap<>();
    client
        .sql("select topic, partition, through_offset from ledger")
        .query(
            row -> {
              counted.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3) + 1);
            });
    return counted;
  }

  /**
   * Applies a batch and pushes what is new to open pages once it is committed.
   *
   * @param records records of any of {@link #topics()}, in offset order within each partition
   * @throws DataAccessException when the database cannot take them now; nothing was applied then
   */
  public void apply(List<ResultRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    Applied applied;
    try {
      applied = transaction.execute(status -> write(records));
    } catch (NonTransientDataAccessException e) {
      if (e instanceof NonTransientDataAccessResourceException) {
        throw e;
      }
      applyAround(records, e);
      return;
    }
    if (applied != null) {
      tell(applied);
    }
  }

  /** What a batch changed that open pages show. */
  private record Applied(boolean notified, boolean quarantined, Set<String> patientIds) {
    /** Names nobody. */
    @Override
    public String toString() {
      return "Applied[patients=" + patientIds.size() + "]";
    }
  }

  private void tell(Applied applied) {
    if (applied.notified()) {
      signals.alertsArrived();
    }
    if (applied.quarantined()) {
      signals.caseloadChanged();
    } else if (!applied.patientIds().isEmpty()) {
      signals.patientsChanged(applied.patientIds());
    }
  }

  /** Some record has a value that the database refuses: halves the batch until it stands alone. */
  private void applyAround(List<ResultRecord> records, NonTransientDataAccessException cause) {
    if (records.size() > 1) {
      int half = records.size() / 2;
      apply(records.subList(0, half));
      apply(records.subList(half, records.size()));
      return;
    }
    ResultRecord refused = records.get(0);
    // The message of the cause may quote values: only its type is safe to log.
    log.warn("record refused by the database at={} cause={}", refused, cause.getClass().getName());
    transaction.executeWithoutResult(
        status -> {
          unreadable(refused, "REFUSED_BY_DATABASE", null);
          moveOffsets(records);
        });
    signals.caseloadChanged();
  }

  private Applied write(List<ResultRecord> records) {
    Map<Topic, List<ResultRecord>> byTopic = new EnumMap<>(Topic.class);
    for (ResultRecord record : records) {
      byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
    }
    List<Alert> alertRecords = decode(byTopic, Topic.ALERTS, alertCodec);
    List<TrendPoint> trendRecords = decode(byTopic, Topic.TRENDS, trendCodec);
    List<RiskAssessment> riskRecords = decode(byTopic, Topic.RISK, riskCodec);
    List<JournalReading> journalRecords = decode(byTopic, Topic.JOURNAL_READINGS, journalCodec);
    List<Enrollment> enrollmentRecords = decode(byTopic, Topic.ENROLLMENTS, enrollmentCodec);
    List<MonitoringPlan> planRecords = decode(byTopic, Topic.PLANS, planCodec);

    Set<String> changed = new LinkedHashSet<>();
    alertRecords.forEach(alert -> changed.add(alert.getPatientId()));
    riskRecords.forEach(risk -> changed.add(risk.getPatientId()));
    enrollmentRecords.forEach(enrollment -> changed.add(enrollment.getPatientId()));
    Set<String> seen = new LinkedHashSet<>(changed);
    trendRecords.forEach(point -> seen.add(point.getPatientId()));
    journalRecords.forEach(reading -> seen.add(reading.getPatientId()));
    planRecords.forEach(plan -> seen.add(plan.getPatientId()));
    patients.addUnknown(seen);

    boolean notified = writeAlerts(alertRecords);
    trends.write(trendRecords);
    journals.write(journalRecords);
    patients.writePriorities(riskRecords, riskCodec);
    patients.writeEnrollments(enrollmentRecords);
    plans.write(planRecords, planCodec);
    intake.writeQuarantined(decode(byTopic, Topic.QUARANTINE, quarantineCodec));
    intake.writeLedgers(decode(byTopic, Topic.LEDGER, ledgerCodec));
    moveOffsets(records);
    return new Applied(notified, byTopic.containsKey(Topic.QUARANTINE), changed);
  }

  private boolean writeAlerts(List<Alert> records) {
    if (records.isEmpty()) {
      return false;
    }
    List<Long> notified = alerts.write(records, alertCodec, clock.instant());
    Set<String> changed = new LinkedHashSet<>();
    records.forEach(alert -> changed.add(alert.getAlertId()));
    alertChanges.forEach(told -> told.changed(changed, notified));
    return !notified.isEmpty();
  }

  private <T extends org.apache.avro.specific.SpecificRecord> List<T> decode(
      Map<Topic, List<ResultRecord>> byTopic, Topic topic, EventCodec<T> codec) {
    List<T> decoded = new ArrayList<>();
    for (ResultRecord record : byTopic.getOrDefault(topic, List.of())) {
      byte[] value = record.value();
      if (value == null) {
        continue;
      }
      try {
        decoded.add(codec.decode(value));
      } catch (UndecodableException e) {
        log.warn("record unreadable at={} reason={}", record, e.reason());
        unreadable(record, e.reason().name(), e.fingerprint());
      }
    }
    return decoded;
  }

  private void unreadable(ResultRecord record, String reason, @Nullable String fingerprint) {
    client
        .sql(
            """
            insert into projection_unreadable
              (topic, partition, record_offset, reason, schema_fingerprint, seen_at)
            values (:topic, :partition, :offset, :reason, :fingerprint, :seenAt)
            on conflict do nothing
            """)
        .param("topic", record.topic().topicName())
        .param("partition", record.partition())
        .param("offset", record.offset())
        .param("reason", reason)
        .param("fingerprint", fingerprint)
        .param("seenAt", Timestamp.from(clock.instant()))
        .update();
  }

  private void moveOffsets(List<ResultRecord> records) {
    record Place(String topic, int partition) {}
    Map<Place, Long> next = new HashMap<>();
    for (ResultRecord record : records) {
      next.merge(
          new Place(record.topic().topicName(), record.partition()),
          record.offset() + 1,
          Math::max);
    }
    List<Object[]> rows = new ArrayList<>();
    next.forEach(
        (place, offset) -> rows.add(new Object[] {place.topic(), place.partition(), offset}));
    jdbc.batchUpdate(
        """
        insert into projection_offset (topic, partition, next_offset) values (?, ?, ?)
        on conflict (topic, partition) do update set next_offset = excluded.next_offset
        """,
        rows);
  }
}
