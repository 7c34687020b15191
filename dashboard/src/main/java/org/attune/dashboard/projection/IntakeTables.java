package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of quarantined and ledger. */
final class IntakeTables {
  private static final String ADD_QUARANTINED =
      """
      insert into quarantined (topic, partition, record_offset, reason, schema_fingerprint, detail,
        produced_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String UPSERT_LEDGER =
      """
      insert into ledger (topic, partition, through_offset, accepted, duplicate, late, quarantined)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (topic, partition) do update set
        through_offset = excluded.through_offset, accepted = excluded.accepted,
        duplicate = excluded.duplicate, late = excluded.late, quarantined = excluded.quarantined
      where excluded.through_offset >= ledger.through_offset
      """;

  private final JdbcTemplate jdbc;

  IntakeTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void writeQuarantined(List<Quarantined> records) {
    List<Object[]> rows = new ArrayList<>();
    for (Quarantined record : records) {
      rows.add(
          new Object[] {
            record.getTopic(),
            record.getPartition(),
            record.getOffset(),
            record.getReason().name(),
            record.getSchemaFingerprint(),
            record.getDetail(),
            Timestamp.from(record.getProducedAt())
          });
    }
    jdbc.batchUpdate(ADD_QUARANTINED, rows);
  }

  void writeLedgers(List<Ledger> ledgers) {
    record Key(String topic, int partition) {}
    List<Object[]> rows = new ArrayList<>();
    for (Ledger ledger :
        LatestByKey.of(
            ledgers,
            ledger -> new Key(ledger.getTopic(), ledger.getPartition()),
            Ledger::getThroughOffset)) {
      rows.add(
          new Object[] {
            ledger.getTopic(),
            ledger.getPartition(),
            ledger.getThroughOffset(),
            ledger.getAccepted(),
            ledger.getDuplicate(),
            ledger.getLate(),
            ledger.getQuarantined()
          });
    }
    jdbc.batchUpdate(UPSERT_LEDGER, rows);
  }
}
