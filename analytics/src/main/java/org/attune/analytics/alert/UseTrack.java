package org.attune.analytics.alert;

/**
 * What is known of the use of one substance, or of one class.
 *
 * @param usedMillis when it was last used as far as is known, epoch milliseconds UTC; {@link
 *     Long#MIN_VALUE} when never
 * @param cleanMillis latest finding without it, epoch milliseconds UTC; {@link Long#MIN_VALUE} when
 *     none
 */
public record UseTrack(long usedMillis, long cleanMillis) {
  static final UseTrack NONE = new UseTrack(Long.MIN_VALUE, Long.MIN_VALUE);

  UseTrack used(long atMillis) {
    return new UseTrack(Math.max(usedMillis, atMillis), cleanMillis);
  }

  UseTrack clean(long atMillis) {
    return new UseTrack(usedMillis, Math.max(cleanMillis, atMillis));
  }

  /**
   * Whether a use at a moment ends an abstinence: none is known in the time before, or something
   * was found without it since.
   *
   * @param withinMillis how long a use goes on without being told again, milliseconds
   */
  boolean endsAbstinence(long atMillis, long withinMillis) {
    boolean lately = usedMillis != Long.MIN_VALUE && usedMillis > atMillis - withinMillis;
    return !lately || (cleanMillis > usedMillis && cleanMillis < atMillis);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "UseTrack[redacted]";
  }
}
