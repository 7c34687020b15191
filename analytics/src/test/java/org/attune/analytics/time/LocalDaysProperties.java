package org.attune.analytics.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class LocalDaysProperties {

  private static final long YEAR_1900 = -2_208_988_800_000L;
  private static final long YEAR_2100 = 4_102_444_800_000L;

  @Property
  void dayAndMinuteAgreeWithTheCalendarOfTheJdk(
      @ForAll @LongRange(min = YEAR_1900, max = YEAR_2100) long millis,
      @ForAll @IntRange(min = -840, max = 840) int offset) {
    LocalDateTime local =
        LocalDateTime.ofInstant(
            Instant.ofEpochMilli(millis), ZoneOffset.ofTotalSeconds(offset * 60));
    assertThat(LocalDays.epochDay(millis, offset)).isEqualTo(local.toLocalDate().toEpochDay());
    assertThat(LocalDays.minuteOfDay(millis, offset))
        .isEqualTo(local.get(ChronoField.MINUTE_OF_DAY));
  }

  @Property
  void noInstantOfADayLiesAfterItsLatestEnd(
      @ForAll @LongRange(min = YEAR_1900, max = YEAR_2100) long millis,
      @ForAll @IntRange(min = -720, max = 840) int offset) {
    assertThat(millis).isLessThan(LocalDays.latestEndMillis(LocalDays.epochDay(millis, offset)));
  }

  @Property(tries = 300)
  void theMinutesOfAYearsDaysAddUpToTheYear(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 1950, max = 2050) int year) {
    int first = (int) LocalDateTime.of(year, 1, 1, 0, 0).toLocalDate().toEpochDay();
    int next = (int) LocalDateTime.of(year + 1, 1, 1, 0, 0).toLocalDate().toEpochDay();
    long minutes = 0;
    for (int day = first; day < next; day++) {
      minutes += LocalDays.minutesInDay(day, zone);
    }
    long start = LocalDateTime.of(year, 1, 1, 0, 0).atZone(zone).toInstant().toEpochMilli();
    long end = LocalDateTime.of(year + 1, 1, 1, 0, 0).atZone(zone).toInstant().toEpochMilli();
    assertThat(minutes).isEqualTo((end - start) / 60_000);
  }

  @Provide
  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/Chicago",
            "America/Asuncion",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Europe/London",
            "Pacific/Kiritimati")
        .map(ZoneId::of);
  }
}
