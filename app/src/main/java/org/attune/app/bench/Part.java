package org.attune.app.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sorts of records that a patient-day is made of. */
enum Part {
  /** An hour of heart rates, one a minute. */
  HEART_RATE_HOUR,
  /** Heart rate variability of the night. */
  NIGHTLY_VARIABILITY,
  /** Steps of the day before. */
  DAILY_STEPS,
  /** Hours slept. */
  SLEEP_DURATION,
  /** Share of the time in bed. */
  SLEEP_EFFICIENCY,
  /** Four ratings. */
  CHECK_IN,
  /** Ratings and urges of the day. */
  DIARY_CARD,
  /** Nine answers, once a week. */
  PHQ9;

  private static final int DAYS_BETWEEN_ASSESSMENTS = 7;

  /**
   * When a part happens in a day, and when it is received.
   *
   * @param minute minute of the day it is about, 0 to 1439
   * @param receivedMinute minutes after the start of that day; may lie in the next one
   */
  record Slot(Part part, int minute, int receivedMinute) {}

  private static final List<Slot> EVERY_DAY = everyDay(false);
  private static final List<Slot> ONCE_A_WEEK = everyDay(true);

  /**
   * The slots of a day in receive order: 24 hours of heart rate, four values of the night and day,
   * three check-ins; on one day in seven a PHQ-9 besides.
   *
   * @param day number of the day, from 0
   */
  static List<Slot> of(int day) {
    return day % DAYS_BETWEEN_ASSESSMENTS == 0 ? ONCE_A_WEEK : EVERY_DAY;
  }

  private static List<Slot> everyDay(boolean assessed) {
    List<Slot> slots = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      slots.add(new Slot(HEART_RATE_HOUR, 60 * hour, 60 * hour + 61));
    }
    slots.add(new Slot(NIGHTLY_VARIABILITY, 430, 432));
    slots.add(new Slot(DAILY_STEPS, 430, 433));
    slots.add(new Slot(SLEEP_DURATION, 430, 434));
    slots.add(new Slot(SLEEP_EFFICIENCY, 430, 435));
    slots.add(new Slot(CHECK_IN, 500, 501));
    slots.add(new Slot(CHECK_IN, 790, 791));
    slots.add(new Slot(DIARY_CARD, 1250, 1251));
    if (assessed) {
      slots.add(new Slot(PHQ9, 1090, 1091));
    }
    slots.sort(Comparator.comparingInt(Slot::receivedMinute));
    return List.copyOf(slots);
  }
}
