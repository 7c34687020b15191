package org.attune.dashboard.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.outbox.Outbox;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.topic.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has records in quarantine read again: a copy of each is appended to its partition, and judged as
 * any record that comes in. Each is read again once; a copy that is refused is a record of its own.
 */
@Component
public final class RereadService {
  /** Most records in one step. */
  public static final int MOST = 500;

  private static final String OFFERED =
      """
      select q.partition, q.record_offset, q.reason from quarantined q
       where q.topic = :topic and q.reason in (:helped)
         and (q.reason <> 'WRONG_CLOCK' or q.detail = :receipt)
         and not exists (select 1 from reread r
                          where r.topic = q.topic and r.partition = q.partition
                            and r.record_offset = q.record_offset)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final LiveSignals signals;
  private final Clock clock;

  RereadService(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Outbox outbox,
      AuditTrail audit,
      LiveSignals signals,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.outbox = outbox;
    this.audit = audit;
    this.signals = signals;
    this.clock = clock;
  }

  private record Place(int partition, long offset, String reason) {}

  /**
   * Has one record read again.
   *
   * @return false when it is not in quarantine, nothing can help it, or it was read again before
   */
  public boolean reread(Viewer viewer, Topic topic, int partition, long offset) {
    List<Place> found =
        jdbc.sql(OFFERED + " and q.partition = :partition and q.record_offset = :offset")
            .params(offered(topic))
            .param("partition", partition)
            .param("offset", offset)
            .query(RereadService::place)
            .list();
    return !found.isEmpty() && reread(viewer, topic, found.get(0).reason(), found) == 1;
  }

  /**
   * Has the oldest records of a topic read again that were set aside for a reason, {@link #MOST} at
   * most.
   *
   * @param reason code of the reason
   * @return how many
   */
  public int rereadAll(Viewer viewer, Topic topic, String reason) {
    List<Place> found =
        jdbc.sql(
                OFFERED
                    + " and q.reason = :reason"
                    + " order by q.produced_at, q.partition, q.record_offset limit :most")
            .params(offered(topic))
            .param("reason", reason)
            .param("most", MOST)
            .query(RereadService::place)
            .list();
    return found.isEmpty() ? 0 : reread(viewer, topic, reason, found);
  }

  private static Map<String, Object> offered(Topic topic) {
    return Map.of("topic", topic.topicName(), "helped", Remedy.HELPED, "receipt", Remedy.RECEIPT);
  }

  private static Place place(ResultSet row, int n) throws SQLException {
    return new Place(
        row.getInt("partition"), row.getLong("record_offset"), row.getString("reason"));
  }

  private int reread(Viewer viewer, Topic topic, String reason, List<Place> places) {
    if (!Remedy.TOPICS.contains(topic.topicName())) {
      return 0;
    }
    Integer taken = transaction.execute(status -> take(status, viewer, topic, reason, places));
    if (taken == null || taken == 0) {
      return 0;
    }
    outbox.wake();
    signals.caseloadChanged();
    return taken;
  }

  private int take(
      TransactionStatus status, Viewer viewer, Topic topic, String reason, List<Place> places) {
    Timestamp now = Timestamp.from(clock.instant());
    long requestId =
        jdbc.sql(
                """
                insert into reread_request (topic, reason, asked_by, asked_at)
                values (:topic, :reason, :by, :at) returning request_id
                """)
            .param("topic", topic.topicName())
            .param("reason", reason)
            .param("by", viewer.userId())
            .param("at", now)
            .query(Long.class)
            .single();
    int taken = 0;
    for (Place place : places) {
      // Whoever asks at the same time waits here, and finds it taken.
      int inserted =
          jdbc.sql(
                  """
                  insert into reread (topic, partition, record_offset, request_id)
                  values (:topic, :partition, :offset, :request) on conflict do nothing
                  """)
              .param("topic", topic.topicName())
              .param("partition", place.partition())
              .param("offset", place.offset())
              .param("request", requestId)
              .update();
      if (inserted == 1) {
        outbox.addCopy(topic, place.partition(), place.offset());
        taken++;
      }
    }
    if (taken == 0) {
      status.setRollbackOnly();
      return 0;
    }
    // Its copy is judged in its place, and asks for a review if that fails, too.
    jdbc.sql(
            """
            update quarantined q set reviewed_by = :by, reviewed_at = :at
              from reread r
             where r.request_id = :request and r.topic = q.topic and r.partition = q.partition
               and r.record_offset = q.record_offset and q.reviewed_at is null
            """)
        .param("by", viewer.userId())
        .param("at", now)
        .param("request", requestId)
        .update();
    audit.record(
        viewer.userId(),
        AuditAction.QUARANTINE_REREAD,
        null,
        places.size() == 1
            ? topic.topicName() + "/" + places.get(0).partition() + "/" + places.get(0).offset()
            : topic.topicName(),
        "request=" + requestId + " reason=" + reason + " records=" + taken);
    return taken;
  }
}
