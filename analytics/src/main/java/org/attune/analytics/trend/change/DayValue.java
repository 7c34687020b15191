package org.attune.analytics.trend.change;

/**
 * One metric on one local day that counts (enough of it was observed).
 *
 * @param epochDay local day, days since 1970-01-01
 * @param weekday 1 for Monday to 7 for Sunday
 * @param value the day's value, in the metric's unit
 */
public record DayValue(int epochDay, int weekday, double value) {
  /** 1970-01-01 was a Thursday. */
  private static final int THURSDAY = 3;

  private static final int WEEK = 7;

  /** The value of a calendar day. */
  public static DayValue of(int epochDay, double value) {
    return new DayValue(epochDay, Math.floorMod(epochDay + THURSDAY, WEEK) + 1, value);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DayValue[redacted]";
  }
}
