package org.attune.dashboard.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Links audit rows into the chain, one writer at a time in however many processes. */
@Component
final class AuditChainRepository {
  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 0x6174_7475_6e65_0001L;

  private static final int BATCH = 500;

  private final JdbcClient client;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  AuditChainRepository(JdbcClient client, JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.client = client;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  private record Head(
      long seq,
      @SuppressWarnings("ArrayRecordComponent") // Never compared.
          byte[] hash) {
    static final Head NONE = new Head(0, AuditHash.beforeTheFirst());
  }

  /** Links everything that waits, in batches; rows not committed yet are linked the next time. */
  void linkAll() {
    int linked = BATCH;
    while (linked == BATCH) {
      Integer done = transaction.execute(status -> linkBatch());
      linked = done == null ? 0 : done;
    }
  }

  /** Where the chain stands; empty before the first link. */
  Optional<AuditAnchor> head() {
    Head head = readHead();
    return head.seq() == 0
        ? Optional.empty()
        : Optional.of(AuditAnchor.of(head.seq(), head.hash()));
  }

  private int linkBatch() {
    client.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().listOfRows();
    Head head = readHead();
    List<AuditEvent> waiting =
        client
            .sql(
                """
                select e.* from audit_pending w join audit_event e on e.audit_id = w.audit_id
                 order by w.audit_id limit :limit
                """)
            .param("limit", BATCH)
            .query((row, n) -> AuditEvent.of(row))
            .list();
    List<Object[]> links = new ArrayList<>();
    List<Object[]> linked = new ArrayList<>();
    for (AuditEvent event : waiting) {
      long seq = head.seq() + 1;
      head = new Head(seq, AuditHash.of(head.hash(), seq, event));
      links.add(new Object[] {seq, event.auditId(), head.hash()});
      linked.add(new Object[] {event.auditId()});
    }
    jdbc.batchUpdate("insert into audit_chain (seq, audit_id, hash) values (?, ?, ?)", links);
    jdbc.batchUpdate("delete from audit_pending where audit_id = ?", linked);
    return waiting.size();
  }

  private Head readHead() {
    return client
        .sql("select seq, hash from audit_chain order by seq desc limit 1")
        .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
        .optional()
        .orElse(Head.NONE);
  }
}
