package org.attune.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The one rule of which partition a patient's records go to, in every topic.
 *
 * <p>CRC-32 of the UTF-8 patient id, modulo the number of partitions: any language can compute it.
 */
public final class PatientPartitioner {
  private PatientPartitioner() {}

  /**
   * Partition of a patient.
   *
   * @param partitions number of partitions of the topic, at least 1
   */
  public static int partition(String patientId, int partitions) {
    CRC32 crc = new CRC32();
    crc.update(patientId.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % partitions);
  }
}
