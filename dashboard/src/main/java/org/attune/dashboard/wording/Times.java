package org.attune.dashboard.wording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times in words, in the staff's zone unless the patient's own offset is given. */
@Component
public final class Times {
  private static final DateTimeFormatter CLOCK_TIME = format("HH:mm");
  private static final DateTimeFormatter WEEKDAY = format("EEE d MMM");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter DAY_AND_YEAR = format("d MMM yyyy");

  private final Clock clock;
  private final ZoneId staffZone;

  public Times(Clock clock, ZoneId staffZone) {
    this.clock = clock;
    this.staffZone = staffZone;
  }

  /** Today for the staff. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), staffZone);
  }

  /** Now. */
  public Instant now() {
    return clock.instant();
  }

  /** The staff's calendar day of an instant. */
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, staffZone);
  }

  /**
   * {@code 14:05} today, {@code yesterday 14:05}, else {@code 3 Nov 14:05}, with the year when it
   * is another.
   */
  public String of(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, staffZone);
    String time = CLOCK_TIME.format(instant.atZone(staffZone));
    if (day.equals(today())) {
      return time;
    }
    if (day.equals(today().minusDays(1))) {
      return "yesterday " + time;
    }
    return day(day) + " " + time;
  }

  /** An instant to come, or past: {@code 14:05} today, else {@code Tue 3 Nov 14:05}. */
  public String at(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, staffZone);
    String time = CLOCK_TIME.format(instant.atZone(staffZone));
    return day.equals(today()) ? time : WEEKDAY.format(day) + " " + time;
  }

  /** {@code 3 Nov}, with the year when it is another than this one. */
  public String day(LocalDate day) {
    return (day.getYear() == today().getYear() ? DAY : DAY_AND_YEAR).format(day);
  }

  /** How long ago: {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 days ago}. */
  public String ago(Instant instant) {
    Duration age = Duration.between(instant, clock.instant());
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    if (age.toDays() < 2) {
      return age.toHours() + " h ago";
    }
    return age.toDays() + " days ago";
  }

  /** Whole days from a day to today, 0 or more. */
  public long daysSince(LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(day, today()));
  }

  /** {@code 3 Nov 14:05} in the patient's own time. */
  public static String patientTime(Instant instant, int zoneOffsetMinutes) {
    return format("d MMM HH:mm").format(instant.atOffset(offset(zoneOffsetMinutes)));
  }

  /** {@code 3 Nov} in the patient's own time. */
  public static String patientDay(Instant instant, int zoneOffsetMinutes) {
    return DAY.format(instant.atOffset(offset(zoneOffsetMinutes)));
  }

  /** {@code 3 Nov}. */
  public static String plainDay(LocalDate day) {
    return DAY.format(day);
  }

  /**
   * An offset that no place on earth has is shown as UTC: the page must be readable all the same.
   */
  private static ZoneOffset offset(int minutes) {
    int longest = 18 * 60;
    return Math.abs(minutes) > longest ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(minutes * 60);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
