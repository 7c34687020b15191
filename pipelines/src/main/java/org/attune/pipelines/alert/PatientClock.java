package org.attune.pipelines.alert;

/**
 * How far time has come for one patient. Flink's own watermark is not kept over a restart, and a
 * trend point carries the receipt of its inputs, which may be weeks ago: without this, detection
 * would see time run backwards.
 *
 * @param latestMillis latest trusted time that a record or a review told, epoch milliseconds UTC;
 *     {@link #NONE} before the first
 * @param reviewAtMillis when silence is looked at next: the one timer of the patient; {@link #NONE}
 *     when none is set
 */
public record PatientClock(long latestMillis, long reviewAtMillis) {
  /** No time. */
  public static final long NONE = Long.MIN_VALUE;

  static final PatientClock UNSET = new PatientClock(NONE, NONE);

  PatientClock reaching(long timeMillis) {
    return timeMillis <= latestMillis ? this : new PatientClock(timeMillis, reviewAtMillis);
  }

  PatientClock reviewingAt(long timeMillis) {
    return new PatientClock(latestMillis, timeMillis);
  }
}
