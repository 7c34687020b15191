package org.attune.dashboard.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.topic.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quarantine and ledger: where records are and why, never whose. Reads no patient data. */
@Component
public final class IntakeRepository {
  private static final int LONGEST_LIST = 500;

  private final JdbcClient jdbc;
  private final Times times;
  private final Clock clock;

  IntakeRepository(JdbcClient jdbc, Times times, Clock clock) {
    this.jdbc = jdbc;
    this.times = times;
    this.clock = clock;
  }

  /** Counts by topic and reason, the most first. */
  public List<RejectionCount> counts() {
    return jdbc.sql(
            """
            select topic, reason, count(*) as records,
                   count(*) filter (where reviewed_at is null) as unreviewed
              from quarantined group by topic, reason order by unreviewed desc, records desc, topic
            """)
        .query(
            (row, n) ->
                new RejectionCount(
                    row.getString("topic"),
                    words(row.getString("reason")),
                    row.getLong("records"),
                    row.getLong("unreviewed")))
        .list();
  }

  /**
   * Quarantined records, unreviewed first, of them assessments and journal entries, which may hold
   * what asks for an answer; then newest first. The first 500.
   */
  public List<QuarantinedRecord> quarantined() {
    return jdbc.sql(
            """
            select q.*, u.display_name from quarantined q
              left join app_user u on u.user_id = q.reviewed_by
             order by q.reviewed_at is not null, (q.topic in (:pressing)) desc, q.produced_at desc
             limit :limit
            """)
        .param("pressing", List.of(Topic.ASSESSMENTS.topicName(), Topic.JOURNALS.topicName()))
        .param("limit", LONGEST_LIST)
        .query(
            (row, n) -> {
              Timestamp reviewedAt = row.getTimestamp("reviewed_at");
              return new QuarantinedRecord(
                  row.getString("topic"),
                  row.getInt("partition"),
                  row.getLong("record_offset"),
                  words(row.getString("reason")),
                  row.getString("detail"),
                  row.getString("schema_fingerprint"),
                  times.of(row.getTimestamp("produced_at").toInstant()),
                  reviewedAt == null
                      ? null
                      : row.getString("display_name") + ", " + times.of(reviewedAt.toInstant()));
            })
        .list();
  }

  /** Results that the dashboard itself could not read, newest first; the first 500. */
  public List<QuarantinedRecord> unreadableResults() {
    return jdbc.sql("select * from projection_unreadable order by seen_at desc limit :limit")
        .param("limit", LONGEST_LIST)
        .query(
            (row, n) ->
                new QuarantinedRecord(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    words(row.getString("reason")),
                    null,
                    row.getString("schema_fingerprint"),
                    times.of(row.getTimestamp("seen_at").toInstant()),
                    null))
        .list();
  }

  /** Assessments in quarantine that nobody has reviewed: any of them may hold a safety answer. */
  public int unreviewedAssessments() {
    return unreviewed(Topic.ASSESSMENTS);
  }

  /** Journal entries in quarantine that nobody has reviewed: any may tell of danger. */
  public int unreviewedJournals() {
    return unreviewed(Topic.JOURNALS);
  }

  private int unreviewed(Topic topic) {
    return jdbc.sql("select count(*) from quarantined where topic = :topic and reviewed_at is null")
        .param("topic", topic.topicName())
        .query(Integer.class)
        .single();
  }

  /** Alerts that the dashboard could not read. */
  public int unreadableAlerts() {
    return jdbc.sql("select count(*) from projection_unreadable where topic = :topic")
        .param("topic", Topic.ALERTS.topicName())
        .query(Integer.class)
        .single();
  }

  /**
   * Notes that somebody has reviewed a quarantined record.
   *
   * @return whether it was there and not reviewed yet
   */
  public boolean markReviewed(String userId, String topic, int partition, long offset) {
    return jdbc.sql(
                """
                update quarantined set reviewed_by = :userId, reviewed_at = :at
                 where topic = :topic and partition = :partition and record_offset = :offset
                   and reviewed_at is null
                """)
            .param("userId", userId)
            .param("at", Timestamp.from(clock.instant()))
            .param("topic", topic)
            .param("partition", partition)
            .param("offset", offset)
            .update()
        == 1;
  }

  /** The ledger of every partition. */
  public List<LedgerRow> ledger() {
    return jdbc.sql("select * from ledger order by topic, partition")
        .query(
            (row, n) ->
                new LedgerRow(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("through_offset"),
                    row.getLong("accepted"),
                    row.getLong("duplicate"),
                    row.getLong("late"),
                    row.getLong("quarantined")))
        .list();
  }

  private static String words(String code) {
    String words = code.replace('_', ' ').toLowerCase(Locale.ENGLISH);
    return words.isEmpty()
        ? code
        : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }
}
