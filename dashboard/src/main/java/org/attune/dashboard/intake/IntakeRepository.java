package org.attune.dashboard.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quarantine and ledger: where records are and why, never whose. Reads no patient data. */
@Component
public final class IntakeRepository {
  private static final int LONGEST_LIST = 500;
  private static final int LATEST_REREADS = 20;

  /** Outcomes that are none yet. */
  private static final Set<String> UNDECIDED = Set.of("WAITING", "SENT");

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
            select q.topic, q.reason, count(*) as records,
                   count(*) filter (where q.reviewed_at is null) as unreviewed,
                   count(*) filter (where r.topic is null and q.topic in (:topics)
                     and q.reason in (:helped)
                     and (q.reason <> 'WRONG_CLOCK' or q.detail = :receipt)) as rereadable
              from quarantined q
              left join reread r on r.topic = q.topic and r.partition = q.partition
                and r.record_offset = q.record_offset
             group by q.topic, q.reason order by unreviewed desc, records desc, q.topic
            """)
        .param("topics", Remedy.TOPICS)
        .param("helped", Remedy.HELPED)
        .param("receipt", Remedy.RECEIPT)
        .query(
            (row, n) ->
                new RejectionCount(
                    row.getString("topic"),
                    row.getString("reason"),
                    words(row.getString("reason")),
                    row.getLong("records"),
                    row.getLong("unreviewed"),
                    row.getLong("rereadable"),
                    Remedy.of(row.getString("topic"), row.getString("reason"), Remedy.RECEIPT)
                        .words()))
        .list();
  }

  /**
   * Quarantined records, unreviewed first, of them assessments and journal entries, which may hold
   * what asks for an answer; then newest first. The first 500.
   */
  public List<QuarantinedRecord> quarantined() {
    return jdbc.sql(
            """
            select q.*, u.display_name, a.display_name as asked_by, t.asked_at, r.outcome,
                   r.again_reason
              from quarantined q
              left join app_user u on u.user_id = q.reviewed_by
              left join reread_outcome r on r.topic = q.topic and r.partition = q.partition
                and r.record_offset = q.record_offset
              left join reread_request t on t.request_id = r.request_id
              left join app_user a on a.user_id = t.asked_by
             order by q.reviewed_at is not null, (q.topic in (:pressing)) desc, q.produced_at desc
             limit :limit
            """)
        .param("pressing", List.of(Topic.ASSESSMENTS.topicName(), Topic.JOURNALS.topicName()))
        .param("limit", LONGEST_LIST)
        .query(
            (row, n) -> {
              Timestamp reviewedAt = row.getTimestamp("reviewed_at");
              String outcome = row.getString("outcome");
              Remedy remedy =
                  Remedy.of(
                      row.getString("topic"),
                      row.getString("reason"),
                      Objects.toString(row.getString("detail"), ""));
              return new QuarantinedRecord(
                  row.getString("topic"),
                  row.getInt("partition"),
                  row.getLong("record_offset"),
                  words(row.getString("reason")),
                  row.getString("detail"),
                  row.getString("schema_fingerprint"),
                  times.of(row.getTimestamp("produced_at").toInstant()),
                  remedy.words(),
                  remedy.helps() && outcome == null,
                  outcome == null
                      ? null
                      : "Read again at "
                          + times.of(row.getTimestamp("asked_at").toInstant())
                          + ", by "
                          + row.getString("asked_by")
                          + ": "
                          + outcome(outcome, row.getString("again_reason")),
                  reviewedAt == null
                      ? null
                      : row.getString("display_name") + ", " + times.of(reviewedAt.toInstant()));
            })
        .list();
  }

  /** What became of records that were read again, the latest step first; the first 20. */
  public List<RereadRow> rereads() {
    Map<Long, RereadRow> rows = new LinkedHashMap<>();
    jdbc.sql(
            """
            select t.request_id, t.topic, t.reason, t.asked_at, u.display_name, r.outcome,
                   r.again_reason, count(*) as records
              from (select * from reread_request order by request_id desc limit :limit) t
              join app_user u on u.user_id = t.asked_by
              join reread_outcome r on r.request_id = t.request_id
             group by t.request_id, t.topic, t.reason, t.asked_at, u.display_name, r.outcome,
                   r.again_reason
             order by t.request_id desc, records desc, r.outcome
            """)
        .param("limit", LATEST_REREADS)
        .query(
            row -> {
              rows.merge(row.getLong("request_id"), rereadRow(row), IntakeRepository::both);
            });
    return List.copyOf(rows.values());
  }

  private RereadRow rereadRow(ResultSet row) throws SQLException {
    long records = row.getLong("records");
    String outcome = row.getString("outcome");
    return new RereadRow(
        row.getString("display_name") + ", " + times.of(row.getTimestamp("asked_at").toInstant()),
        row.getString("topic"),
        words(row.getString("reason")),
        records,
        UNDECIDED.contains(outcome) ? records : 0,
        List.of(records + " " + outcome(outcome, row.getString("again_reason"))));
  }

  private static RereadRow both(RereadRow one, RereadRow other) {
    return new RereadRow(
        one.asked(),
        one.topic(),
        one.reason(),
        one.records() + other.records(),
        one.waiting() + other.waiting(),
        Stream.concat(one.outcomes().stream(), other.outcomes().stream()).toList());
  }

  private static String outcome(String code, @Nullable String againReason) {
    return switch (code) {
      case "WAITING" -> "waiting to be sent";
      case "SENT" -> "sent, not judged yet";
      case "ACCEPTED" -> "accepted";
      case "GONE" -> "no longer held by the broker: nothing was sent";
      default ->
          "set aside again: "
              + (againReason == null ? "" : words(againReason).toLowerCase(Locale.ENGLISH));
    };
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
                    "",
                    false,
                    null,
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
