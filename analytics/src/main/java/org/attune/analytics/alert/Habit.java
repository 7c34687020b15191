package org.attune.analytics.alert;

/**
 * How often a patient is heard of: check-ins and forms, by local day.
 *
 * @param firstDay first day heard of, since 1970-01-01; {@link #NONE} before the first
 * @param latestDay latest day heard of
 * @param rate share of days heard of, a moving average up to the latest day
 * @param live whether the latest was told live, and not by a history
 * @param zoneOffsetMinutes offset of local time from UTC at the latest
 */
public record Habit(int firstDay, int latestDay, double rate, boolean live, int zoneOffsetMinutes) {
  /** No day. */
  static final int NONE = Integer.MIN_VALUE;

  static final Habit UNKNOWN = new Habit(NONE, NONE, 0, false, 0);

  /** Weight of the newest day in the rate. */
  private static final double WEIGHT = 0.1;

  /** So many days before anything can be said of a habit. */
  private static final int LEAST_DAYS = 7;

  /** Somebody heard of every day may still miss one. */
  private static final double MOST = 0.95;

  /** Heard of on a day. Days before the latest say nothing of the silence since. */
  Habit heardOn(int epochDay, boolean fromLife, int zone) {
    if (firstDay == NONE) {
      return new Habit(epochDay, epochDay, 1, fromLife, zone);
    }
    if (epochDay <= latestDay) {
      return epochDay == latestDay && fromLife && !live
          ? new Habit(firstDay, latestDay, rate, true, zone)
          : this;
    }
    double silent = Math.pow(1 - WEIGHT, epochDay - latestDay - 1);
    double next = rate * silent * (1 - WEIGHT) + WEIGHT;
    return new Habit(firstDay, epochDay, next, fromLife, zone);
  }

  /** Days without a word before a day. */
  int gap(int today) {
    return latestDay == NONE ? 0 : Math.max(0, today - latestDay - 1);
  }

  /**
   * How surprising the silence is: minus the decimal logarithm of the chance that this patient is
   * silent for so long; 0 while too little is known of the habit.
   */
  double surprise(int today) {
    if (firstDay == NONE || latestDay - firstDay + 1 < LEAST_DAYS) {
      return 0;
    }
    return -gap(today) * Math.log10(1 - Math.min(MOST, rate));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Habit[redacted]";
  }
}
