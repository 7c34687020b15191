package org.attune.analytics.event;

/**
 * A run of samples of one metric from one device, columnar.
 *
 * @param unit UCUM unit of the values
 * @param device opaque device id, 1 to 128 characters
 * @param deviceRank preference among devices; the higher one wins a slot
 * @param intervalStartMillis first instant covered, epoch milliseconds UTC; offsets count from here
 * @param intervalEndMillis first instant after the batch, epoch milliseconds UTC
 * @param offsetsMillis offset of each sample, milliseconds
 * @param values value of each sample in {@code unit}; same length
 */
// Arrays, not lists: boxing every sample would triple what crosses the wire. Batches are never
// compared.
@SuppressWarnings("ArrayRecordComponent")
public record BiometricBatch(
    Envelope envelope,
    String metric,
    String unit,
    String device,
    int deviceRank,
    long intervalStartMillis,
    long intervalEndMillis,
    int[] offsetsMillis,
    double[] values) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "BiometricBatch[redacted]";
  }
}
