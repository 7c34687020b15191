package org.attune.analytics.metric;

import java.util.OptionalLong;

/**
 * A resting heart rate from heart rate by the minute, for devices that do not report one: the
 * lowest mean of 30 minutes in a row of the night. The metric {@code resting-heart-rate-derived};
 * vendors define theirs otherwise, so the two are never one series.
 */
public final class RestingHeartRate {
  /** The night: minutes of the local day from midnight up to here, exclusive (08:00). */
  static final int NIGHT_END_MINUTE = 8 * 60;

  /** Minutes in a row. */
  static final int WINDOW_MINUTES = 30;

  /** Of which so many must have a value. */
  static final int LEAST_IN_WINDOW = 24;

  /** So many minutes of the night must have a value: less is a nap of the watch, not a night. */
  static final int LEAST_OF_NIGHT = 180;

  private RestingHeartRate() {}

  /**
   * The resting heart rate of a day.
   *
   * @param slots minutes of the local day, ascending, without repetition
   * @param values heart rate in each, in fixed point
   * @return in the same fixed point, rounded; empty when the night was not observed enough
   */
  public static OptionalLong derived(int[] slots, long[] values) {
    int night = 0;
    while (night < slots.length && slots[night] < NIGHT_END_MINUTE) {
      night++;
    }
    if (night < LEAST_OF_NIGHT) {
      return OptionalLong.empty();
    }
    boolean found = false;
    long lowest = Long.MAX_VALUE;
    long sum = 0;
    int from = 0;
    int to = 0;
    for (int start = 0; start + WINDOW_MINUTES <= NIGHT_END_MINUTE; start++) {
      while (to < night && slots[to] < start + WINDOW_MINUTES) {
        sum += values[to++];
      }
      while (from < to && slots[from] < start) {
        sum -= values[from++];
      }
      if (to - from >= LEAST_IN_WINDOW) {
        lowest = Math.min(lowest, Math.round((double) sum / (to - from)));
        found = true;
      }
    }
    return found ? OptionalLong.of(lowest) : OptionalLong.empty();
  }
}
