package org.attune.dashboard.intake;

/**
 * What became of every record of one partition.
 *
 * @param topic input topic
 * @param partition partition
 * @param throughOffset all records up to and including this offset are counted
 * @param accepted records used
 * @param duplicate records seen before
 * @param late records beyond the lateness horizon
 * @param quarantined records not used for any other reason
 */
public record LedgerRow(
    String topic,
    int partition,
    long throughOffset,
    long accepted,
    long duplicate,
    long late,
    long quarantined) {

  /** Records counted. */
  public long counted() {
    return accepted + duplicate + late + quarantined;
  }

  /** Records that lie up to the offset: input topics keep everything from offset 0 on. */
  public long records() {
    return throughOffset + 1;
  }

  /** Whether every record is accounted for. */
  public boolean addsUp() {
    return counted() == records();
  }
}
