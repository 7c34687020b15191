package org.attune.pipelines.wire;

import java.time.Instant;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.system.RejectionReason;

/** Quarantine and ledger as records of the contracts. */
final class SystemMapping {
  private SystemMapping() {}

  static Quarantined quarantined(QuarantinedRecord record) {
    String detail = record.rejection().detail();
    return Quarantined.newBuilder()
        .setTopic(record.origin().topic())
        .setPartition(record.origin().partition())
        .setOffset(record.origin().offset())
        .setReason(RejectionReason.valueOf(record.rejection().reason().name()))
        .setSchemaFingerprint(record.schemaFingerprint())
        .setDetail(detail.isEmpty() ? null : detail)
        .setProducedAt(Instant.ofEpochMilli(record.producedAtMillis()))
        .build();
  }

  static Ledger ledger(LedgerEntry entry) {
    return Ledger.newBuilder()
        .setTopic(entry.topic())
        .setPartition(entry.partition())
        .setThroughOffset(entry.throughOffset())
        .setAccepted(entry.accepted())
        .setDuplicate(entry.duplicate())
        .setLate(entry.late())
        .setQuarantined(entry.quarantined())
        .build();
  }
}
