package org.attune.app.simulate;

import java.util.SplittableRandom;

/** Heart rate and steps of one patient, minute by minute. */
final class Body {
  private static final double CARRY_OVER = 0.85;
  private static final double FRESH = Math.sqrt(1 - CARRY_OVER * CARRY_OVER);
  private static final double BOUT_STEPS = 105;
  private static final double BOUT_SHARE = 0.75;
  private static final int AWAKE_MINUTES = 950;

  private final SplittableRandom random;
  private double unrest;
  private int boutMinutesLeft;

  Body(SplittableRandom random) {
    this.random = random;
  }

  /** A minute's samples. */
  record Minute(double bpm, double steps) {}

  /**
   * The next minute.
   *
   * @param minuteOfDay local, 0 to 1439
   */
  Minute next(DayLevels day, int minuteOfDay, boolean asleep) {
    unrest = CARRY_OVER * unrest + FRESH * random.nextGaussian();
    double steps = asleep ? 0 : steps(day);
    double circadian = 3 * Math.cos(2 * Math.PI * (minuteOfDay - 17 * 60) / 1440.0);
    double bpm =
        asleep
            ? day.restingBpm() - 2 + 1.5 * unrest + circadian / 3
            : day.restingBpm() + 13 + circadian + 4.5 * unrest + 0.28 * steps;
    return new Minute(Math.rint(Course.clip(bpm, 38, 190)), steps);
  }

  private double steps(DayLevels day) {
    if (boutMinutesLeft == 0) {
      double boutMinutes = BOUT_SHARE * day.steps() / BOUT_STEPS;
      // Bouts last 16 minutes on average.
      if (random.nextDouble() < boutMinutes / 16 / AWAKE_MINUTES) {
        boutMinutesLeft = 4 + random.nextInt(25);
      }
    }
    if (boutMinutesLeft > 0) {
      boutMinutesLeft--;
      return Math.rint(Course.clip(BOUT_STEPS + 12 * random.nextGaussian(), 50, 150));
    }
    boolean pottering = random.nextDouble() < 0.12;
    double usual = (1 - BOUT_SHARE) * day.steps() / AWAKE_MINUTES / 0.12;
    return pottering ? Math.rint(Course.clip(usual * (0.4 + 1.2 * random.nextDouble()), 1, 90)) : 0;
  }
}
