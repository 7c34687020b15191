package org.attune.analytics.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Local calendar days. A local day is an epoch day: days since 1970-01-01 on the patient's own
 * calendar, negative before.
 */
public final class LocalDays {

  private static final long MILLIS_PER_MINUTE = 60_000L;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  /** UTC−12, the last zone on Earth in which a calendar day ends. */
  private static final long LAST_ZONE_OFFSET_MINUTES = -12 * 60;

  private LocalDays() {}

  /**
   * The local day of an instant.
   *
   * @param epochMillis milliseconds since 1970-01-01T00:00Z
   * @param zoneOffsetMinutes offset of local time from UTC at that instant, minutes, east positive
   * @throws ArithmeticException if the day does not fit an int: check a device's clock first
   */
  public static int epochDay(long epochMillis, int zoneOffsetMinutes) {
    return Math.toIntExact(Math.floorDiv(local(epochMillis, zoneOffsetMinutes), MILLIS_PER_DAY));
  }

  /** The minute of the local day as its wall clock shows it, 0 to 1439; see {@link #epochDay}. */
  public static int minuteOfDay(long epochMillis, int zoneOffsetMinutes) {
    return (int)
        (Math.floorMod(local(epochMillis, zoneOffsetMinutes), MILLIS_PER_DAY) / MILLIS_PER_MINUTE);
  }

  /**
   * When the local day has ended wherever the patient may be: midnight at UTC−12, milliseconds
   * since 1970-01-01T00:00Z. Depends on the day alone, so that closing a day does not depend on
   * which of its events was seen first.
   */
  public static long latestEndMillis(int epochDay) {
    return (epochDay + 1L) * MILLIS_PER_DAY - LAST_ZONE_OFFSET_MINUTES * MILLIS_PER_MINUTE;
  }

  /**
   * Real minutes of a local day: 1440, 1380 or 1500 where the clock changes by an hour, 0 for a day
   * the zone skipped (Samoa, 30 December 2011).
   */
  public static int minutesInDay(int epochDay, ZoneId zone) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return (int)
        Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone)).toMinutes();
  }

  /**
   * The zone's offset from UTC at an instant, minutes, east positive. Offsets with seconds (local
   * mean time, before about 1900) are cut to the minute below.
   */
  public static int resolveOffsetMinutes(long epochMillis, ZoneId zone) {
    int seconds = zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds();
    return Math.floorDiv(seconds, 60);
  }

  private static long local(long epochMillis, int zoneOffsetMinutes) {
    return Math.addExact(epochMillis, zoneOffsetMinutes * MILLIS_PER_MINUTE);
  }
}
