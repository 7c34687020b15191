package org.attune.dashboard.duty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a program is open.
 *
 * @param zone the program's zone
 * @param opens local time
 * @param closes local time, after {@code opens}
 * @param weekdays days on which it is open, at least one
 */
public record ProgramHours(
    ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> weekdays) {
  private static final int WEEK = 7;

  public ProgramHours {
    weekdays = Set.copyOf(weekdays);
    if (weekdays.isEmpty() || !closes.isAfter(opens)) {
      throw new IllegalArgumentException("a program is open on some day, for some time");
    }
  }

  /** Hours of a program that has not said otherwise: Monday to Friday, 8 to 18. */
  public static ProgramHours standard(ZoneId zone) {
    return new ProgramHours(
        zone,
        LocalTime.of(8, 0),
        LocalTime.of(18, 0),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  }

  /** When the program day of an instant ends; outside the hours, the next program day. */
  public Instant endOfProgramDay(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    for (int ahead = 0; ahead <= WEEK; ahead++) {
      LocalDate day = today.plusDays(ahead);
      Instant end = day.atTime(closes).atZone(zone).toInstant();
      if (weekdays.contains(day.getDayOfWeek()) && end.isAfter(at)) {
        return end;
      }
    }
    throw new IllegalStateException("a week without a program day");
  }
}
