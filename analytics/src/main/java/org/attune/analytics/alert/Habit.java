package org.attune.analytics.alert;

import org.attune.analytics.risk.Disengagement;

/**
 * How often a patient is heard of: check-ins and forms, by local day.
 *
 * @param firstDay first day heard of, since 1970-01-01; {@link #NONE} before the first
 * @param latestDay latest day heard of
 * @param habit of being heard of, up to the latest day
 * @param live whether the latest was told live, and not by a history
 * @param zoneOffsetMinutes offset of local time from UTC at the latest
 */
public record Habit(
    int firstDay, int latestDay, Disengagement.Habit habit, boolean live, int zoneOffsetMinutes) {
  /** No day. */
  static final int NONE = Integer.MIN_VALUE;

  static final Habit UNKNOWN = new Habit(NONE, NONE, Disengagement.Habit.NONE, false, 0);

  /** So many days before anything can be said of a habit. */
  private static final int LEAST_DAYS = 7;

  /** Silence for longer than this is forgotten by the habit anyway. */
  private static final int MOST_SILENT_DAYS = 365;

  /** Heard of on a day. Days before the latest say nothing of the silence since. */
  Habit heardOn(int epochDay, boolean fromLife, int zone) {
    if (firstDay == NONE) {
      return new Habit(epochDay, epochDay, habit.after(true), fromLife, zone);
    }
    if (epochDay <= latestDay) {
      return epochDay == latestDay && fromLife && !live
          ? new Habit(firstDay, latestDay, habit, true, zone)
          : this;
    }
    Disengagement.Habit next = habit;
    for (int day = Math.max(latestDay + 1, epochDay - MOST_SILENT_DAYS); day < epochDay; day++) {
      next = next.after(false);
    }
    return new Habit(firstDay, epochDay, next.after(true), fromLife, zone);
  }

  /** Days without a word before a day. */
  int gap(int today) {
    return latestDay == NONE ? 0 : Math.max(0, today - latestDay - 1);
  }

  /**
   * How surprising the silence is by {@link Disengagement#surprise}; 0 while too little is known of
   * the habit.
   */
  double surprise(int today) {
    return firstDay == NONE || latestDay - firstDay + 1 < LEAST_DAYS
        ? 0
        : Disengagement.surprise(habit, gap(today));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Habit[redacted]";
  }
}
