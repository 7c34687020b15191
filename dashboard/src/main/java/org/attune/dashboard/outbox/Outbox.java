package org.attune.dashboard.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.schemas.topic.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records waiting to leave, in the order they were written. */
@Component
public final class Outbox {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Semaphore wakes = new Semaphore(0);

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A record waiting to leave. */
  record Waiting(
      long outboxId,
      Topic topic,
      String patientId,
      String messageKey,
      @SuppressWarnings("ArrayRecordComponent") // Never compared.
          byte[] payload) {}

  /** Adds a record; it leaves once the caller's transaction is committed. */
  public void add(Topic topic, String patientId, String messageKey, byte[] payload) {
    jdbc.sql(
            """
            insert into outbox (topic, patient_id, message_key, payload, created_at)
            values (:topic, :patientId, :key, :payload, :at)
            """)
        .param("topic", topic.topicName())
        .param("patientId", patientId)
        .param("key", messageKey)
        .param("payload", payload)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** A record that lies in the broker and is to be appended to its partition again. */
  record Copy(long outboxId, Topic topic, int partition, long offset) {}

  /**
   * Adds a copy of a record of the broker, as it lies there; it leaves once the caller's
   * transaction is committed. One that was added before is not added again.
   */
  public void addCopy(Topic topic, int partition, long offset) {
    jdbc.sql(
            """
            insert into outbox (topic, copied_partition, copied_offset, created_at)
            values (:topic, :partition, :offset, :at) on conflict do nothing
            """)
        .param("topic", topic.topicName())
        .param("partition", partition)
        .param("offset", offset)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Says, after commit, that there is something to send. */
  public void wake() {
    wakes.release();
  }

  /** Waits for a wake, not longer than given. */
  void await(long millis) throws InterruptedException {
    if (wakes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      wakes.drainPermits();
    }
  }

  List<Waiting> oldest(int limit) {
    return new ArrayList<>(
        jdbc.sql(
                """
                select outbox_id, topic, patient_id, message_key, payload
                  from outbox where sent_at is null and payload is not null order by outbox_id limit :limit
                """)
            .param("limit", limit)
            .query(
                (row, n) ->
                    new Waiting(
                        row.getLong("outbox_id"),
                        Topic.named(row.getString("topic")),
                        row.getString("patient_id"),
                        row.getString("message_key"),
                        row.getBytes("payload")))
            .list());
  }

  /** Copies to be made, the oldest first. */
  List<Copy> oldestCopies(int limit) {
    return jdbc.sql(
            """
            select outbox_id, topic, copied_partition, copied_offset
              from outbox where sent_at is null and payload is null order by outbox_id limit :limit
            """)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Copy(
                    row.getLong("outbox_id"),
                    Topic.named(row.getString("topic")),
                    row.getInt("copied_partition"),
                    row.getLong("copied_offset")))
        .list();
  }

  /** Notes where a copy came to lie. */
  void markCopied(long outboxId, long sentOffset) {
    jdbc.sql("update outbox set sent_at = :at, sent_offset = :offset where outbox_id = :id")
        .param("at", Timestamp.from(clock.instant()))
        .param("offset", sentOffset)
        .param("id", outboxId)
        .update();
  }

  /** Notes that there is nothing left to copy. */
  void markGone(long outboxId) {
    jdbc.sql("update outbox set sent_at = :at, gone = true where outbox_id = :id")
        .param("at", Timestamp.from(clock.instant()))
        .param("id", outboxId)
        .update();
  }

  void markSent(List<Long> outboxIds) {
    jdbc.sql("update outbox set sent_at = :at where outbox_id in (:ids)")
        .param("at", Timestamp.from(clock.instant()))
        .param("ids", outboxIds)
        .update();
  }
}
