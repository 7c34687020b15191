package org.attune.analytics.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely a panic attack is on the next day, from the patient's own diary: how often there were
 * attacks lately, whether there was one yesterday, and whether yesterday was more irritable than
 * usual. It ranks one patient's days; it does not compare patients.
 *
 * <p>Weights: logistic regression with an intercept for each person on half of a panic cohort (Jang
 * 2024; {@code docs/MODELS.md}).
 *
 * @param days days told of so far
 * @param attackDays of them, those with an attack
 * @param recentDays days told of, halved every 14 days
 * @param recentAttackDays days with an attack, halved every 14 days
 * @param ratings days with a rating of irritability so far
 * @param ratingSum their sum, 0 to 10 each
 * @param lastDay last day told of, days since 1970-01-01; without meaning before the first
 * @param attackOnLastDay whether it had an attack
 * @param lastDeviation its irritability less the mean of the days before; 0 where unknown
 */
public record NextDayPanic(
    int days,
    int attackDays,
    double recentDays,
    double recentAttackDays,
    int ratings,
    double ratingSum,
    int lastDay,
    boolean attackOnLastDay,
    double lastDeviation) {
  /** Before the first day. */
  public static final NextDayPanic START = new NextDayPanic(0, 0, 0, 0, 0, 0, 0, false, 0);

  private static final double HALF_LIFE_DAYS = 14;

  // Half a day at the patient's own long-run rate steadies the first fortnight.
  private static final double STEADYING_DAYS = 0.5;
  private static final double INTERCEPT = -3.4;
  private static final double RECENT_RATE = 5;
  private static final double ATTACK_YESTERDAY = 0.17;
  private static final double IRRITABILITY_POINT = 0.04;

  /**
   * The diary after another day.
   *
   * @param day after {@link #lastDay}; days in between are unknown, not free of attacks
   * @param attack whether there was an attack
   * @param irritability 0 to 10; NaN where it was not rated
   * @throws IllegalArgumentException when the day is not after the last one
   */
  public NextDayPanic after(int day, boolean attack, double irritability) {
    if (days > 0 && day <= lastDay) {
      throw new IllegalArgumentException("days of a diary go forwards");
    }
    double kept = days == 0 ? 0 : Math.pow(0.5, (day - lastDay) / HALF_LIFE_DAYS);
    boolean rated = !Double.isNaN(irritability);
    return new NextDayPanic(
        days + 1,
        attackDays + (attack ? 1 : 0),
        recentDays * kept + 1,
        recentAttackDays * kept + (attack ? 1 : 0),
        ratings + (rated ? 1 : 0),
        ratingSum + (rated ? irritability : 0),
        day,
        attack,
        rated && ratings > 0 ? irritability - ratingSum / ratings : 0);
  }

  /** The plain rate of days with an attack so far, 0 to 1: what the score must beat. */
  public double rate() {
    return days == 0 ? 0 : (double) attackDays / days;
  }

  /**
   * The score of a day.
   *
   * @param day after {@link #lastDay}
   */
  public RiskScore score(int day) {
    List<Term> terms = new ArrayList<>();
    if (days > 0) {
      double kept = Math.pow(0.5, (day - lastDay) / HALF_LIFE_DAYS);
      double recent =
          (recentAttackDays * kept + STEADYING_DAYS * rate())
              / (recentDays * kept + STEADYING_DAYS);
      terms.add(new Term("share of recent days with an attack", recent, RECENT_RATE * recent));
      if (day == lastDay + 1) {
        double attack = attackOnLastDay ? 1 : 0;
        terms.add(new Term("attack yesterday", attack, ATTACK_YESTERDAY * attack));
        terms.add(
            new Term(
                "irritability yesterday above usual",
                lastDeviation,
                IRRITABILITY_POINT * lastDeviation));
      }
    }
    return RiskScore.of(INTERCEPT, terms);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "NextDayPanic[redacted]";
  }
}
