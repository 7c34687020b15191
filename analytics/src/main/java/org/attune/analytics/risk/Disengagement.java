package org.attune.analytics.risk;

import java.util.List;
import org.attune.analytics.event.AttendanceStatus;

/**
 * Whether somebody is falling out of care: silence beyond their own habit, two sessions in a row
 * missed, a first week missed. Silence is never read as improvement.
 */
public final class Disengagement {
  /** From this surprise up silence is worth a look: one in a hundred by the patient's own habit. */
  public static final double WATCH = 2;

  /** From this surprise up silence is worth a call: one in a thousand. */
  public static final double ALERT = 3;

  // Two weeks of memory: a habit that faded a month ago is none.
  private static final double HALF_LIFE_DAYS = 14;
  // Some twenty days that count bear out no more, and one silent day alone must not be a signal.
  private static final double MOST = 0.95;
  // Who was never heard of has no habit to be surprised by.
  private static final double LEAST = 0.01;

  /**
   * A person's habit of being heard of.
   *
   * @param rate chance that a day has an event by the patient, 0 to 1
   * @param days days that it was learnt from, older ones counting less
   */
  public record Habit(double rate, double days) {
    /** Before anything is known. */
    public static final Habit NONE = new Habit(0, 0);

    /**
     * The habit after another day. Call it for the days up to the last event only: silence is
     * judged by the habit before it and must not wear it down.
     */
    public Habit after(boolean heardOf) {
      double kept = days * Math.pow(0.5, 1 / HALF_LIFE_DAYS);
      return new Habit((rate * kept + (heardOf ? 1 : 0)) / (kept + 1), kept + 1);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Habit[redacted]";
    }
  }

  private Disengagement() {}

  /**
   * How surprising a silence is: −log10((1 − p)^g).
   *
   * @param habit up to the last event
   * @param silentDays whole days since the last event by the patient, g
   * @return 0 for none; 2 for one in a hundred
   */
  public static double surprise(Habit habit, int silentDays) {
    double rate = Math.min(MOST, habit.rate());
    return rate < LEAST ? 0 : -silentDays * Math.log10(1 - rate);
  }

  /**
   * How many sessions in a row up to the last were missed. Those that the patient or the program
   * called off are passed over: they say nothing about coming.
   *
   * @param sessions what became of past sessions, oldest first
   */
  public static int missedInARow(List<AttendanceStatus> sessions) {
    int missed = 0;
    for (AttendanceStatus status : sessions) {
      if (status == AttendanceStatus.NO_SHOW) {
        missed++;
      } else if (status == AttendanceStatus.ATTENDED) {
        missed = 0;
      }
    }
    return missed;
  }

  /**
   * The first week without a visit after weeks that each had one. On half of the people of three
   * trials four more missed weeks follow it five times as often as they follow a week with a visit
   * ({@code docs/MODELS.md}).
   *
   * @param attended for each whole week from the first on, whether the patient came
   * @return its index, or -1 while there is none
   */
  public static int firstMissedWeek(List<Boolean> attended) {
    return attended.indexOf(false);
  }
}
