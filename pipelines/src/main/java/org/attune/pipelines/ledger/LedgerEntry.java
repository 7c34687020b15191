package org.attune.pipelines.ledger;

import org.attune.analytics.intake.Disposition;

/**
 * What became of the records of one partition.
 *
 * @param throughOffset all records up to and including this offset are counted
 */
public record LedgerEntry(
    String topic,
    int partition,
    long throughOffset,
    long accepted,
    long duplicate,
    long late,
    long quarantined) {

  static LedgerEntry empty(String topic, int partition) {
    return new LedgerEntry(topic, partition, -1, 0, 0, 0, 0);
  }

  LedgerEntry counting(long offset, Disposition disposition) {
    return new LedgerEntry(
        topic,
        partition,
        Math.max(throughOffset, offset),
        accepted + (disposition == Disposition.ACCEPTED ? 1 : 0),
        duplicate + (disposition == Disposition.DUPLICATE ? 1 : 0),
        late + (disposition == Disposition.LATE ? 1 : 0),
        quarantined + (disposition == Disposition.QUARANTINED ? 1 : 0));
  }

  /** Both counts together, of one partition. */
  LedgerEntry plus(LedgerEntry more) {
    return new LedgerEntry(
        topic,
        partition,
        Math.max(throughOffset, more.throughOffset),
        accepted + more.accepted,
        duplicate + more.duplicate,
        late + more.late,
        quarantined + more.quarantined);
  }

  /** Records counted. */
  public long records() {
    return accepted + duplicate + late + quarantined;
  }
}
