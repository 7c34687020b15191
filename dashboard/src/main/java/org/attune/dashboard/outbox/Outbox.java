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
                  from outbox where sent_at is null order by outbox_id limit :limit
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

  void markSent(List<Long> outboxIds) {
    jdbc.sql("update outbox set sent_at = :at where outbox_id in (:ids)")
        .param("at", Timestamp.from(clock.instant()))
        .param("ids", outboxIds)
        .update();
  }
}
