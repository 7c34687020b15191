package org.attune.app.simulate;

import java.time.DayOfWeek;

/** A self-rating asked for in check-ins, 0 to 10, and how it follows symptom severity. */
enum Feeling {
  MOOD("mood", 8.2, -6.5, -0.3, 0.3),
  ANXIETY("anxiety", 1.2, 6.8, 0.3, -0.2),
  STRESS("stress", 1.8, 5.5, 0.6, -0.7),
  CRAVING("craving", 0.8, 3.6, 0, 0.4),
  ENERGY("energy", 7.4, -4.8, -0.2, 0.2),
  RESTLESSNESS("restlessness", 1.2, 6.5, 0.1, -0.1),
  IRRITABILITY("irritability", 1.3, 5.2, 0.2, -0.2);

  private final String metric;
  private final double unburdened;
  private final double perSeverity;
  private final double onMondays;
  private final double atWeekends;

  Feeling(
      String metric, double unburdened, double perSeverity, double onMondays, double atWeekends) {
    this.metric = metric;
    this.unburdened = unburdened;
    this.perSeverity = perSeverity;
    this.onMondays = onMondays;
    this.atWeekends = atWeekends;
  }

  /** Metric id of the catalogue. */
  String metric() {
    return metric;
  }

  /** Expected rating at a severity of 0 to 1. */
  double expected(double severity) {
    return unburdened + perSeverity * severity;
  }

  /** 1 when a bad day raises the rating, −1 when it lowers it. */
  double badDaySign() {
    return Math.signum(perSeverity);
  }

  /** What the weekday adds. */
  double weekday(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> onMondays;
      case SATURDAY, SUNDAY -> atWeekends;
      default -> 0;
    };
  }
}
