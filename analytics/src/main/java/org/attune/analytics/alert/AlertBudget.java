package org.attune.analytics.alert;

/**
 * How sparing alerts are that are not about safety. Program policy; {@code docs/CLINICAL.md} says
 * where the numbers come from.
 *
 * @param refractoryMillis after an episode has ended, so long no other of its kind opens at the
 *     same tier, milliseconds
 * @param perWeek episodes of a patient that open within seven days; more are held back
 */
public record AlertBudget(long refractoryMillis, int perWeek) {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /** The span that {@link #perWeek} is about, milliseconds. */
  static final long WEEK_MILLIS = 7 * DAY_MILLIS;

  /** The product's default: seven days, three episodes. */
  public static final AlertBudget DEFAULT = new AlertBudget(7 * DAY_MILLIS, 3);
}
