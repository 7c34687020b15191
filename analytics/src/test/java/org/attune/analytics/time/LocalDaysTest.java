package org.attune.analytics.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalDaysTest {

  @ParameterizedTest
  @CsvSource({
    // Chicago, the night the clock goes forward: 01:59 CST, then 03:00 CDT.
    "2026-03-08T07:59:00Z, -360, 2026-03-08, 119",
    "2026-03-08T08:00:00Z, -300, 2026-03-08, 180",
    // Chicago, the night it goes back: 01:30 twice, CDT then CST.
    "2026-11-01T06:30:00Z, -300, 2026-11-01, 90",
    "2026-11-01T07:30:00Z, -360, 2026-11-01, 90",
    // Kolkata, +05:30, and St. John's, −03:30.
    "2026-05-31T18:29:59.999Z, 330, 2026-05-31, 1439",
    "2026-05-31T18:30:00Z, 330, 2026-06-01, 0",
    "2026-01-01T03:29:59.999Z, -210, 2025-12-31, 1439",
    "2026-01-01T03:30:00Z, -210, 2026-01-01, 0",
    // Kiritimati is a day ahead of UTC for most of the day.
    "2026-01-01T09:59:59Z, 840, 2026-01-01, 1439",
    "2026-01-01T10:00:00Z, 840, 2026-01-02, 0",
    // Before 1970.
    "1969-12-31T23:59:59.999Z, 0, 1969-12-31, 1439",
    "1969-12-31T23:59:59.999Z, 60, 1970-01-01, 59",
    "1970-01-01T00:00:00Z, -1, 1969-12-31, 1439",
    "1960-02-29T12:00:00Z, -300, 1960-02-29, 420",
  })
  void anInstantAndItsOffsetGiveTheLocalDayAndMinute(
      Instant instant, int offset, LocalDate day, int minute) {
    assertThat(LocalDays.epochDay(instant.toEpochMilli(), offset)).isEqualTo(day.toEpochDay());
    assertThat(LocalDays.minuteOfDay(instant.toEpochMilli(), offset)).isEqualTo(minute);
  }

  @Test
  void anInstantBeyondAllCalendarsIsRefused() {
    assertThatThrownBy(() -> LocalDays.epochDay(Long.MAX_VALUE, 0))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LocalDays.epochDay(Long.MAX_VALUE, 840))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aDayEndsLastTwelveHoursWestOfGreenwich() {
    assertThat(LocalDays.latestEndMillis(epochDay("2026-01-01")))
        .isEqualTo(Instant.parse("2026-01-02T12:00:00Z").toEpochMilli());
    assertThat(LocalDays.latestEndMillis(epochDay("1969-12-30")))
        .isEqualTo(Instant.parse("1969-12-31T12:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2026-03-08, 1380",
    "America/Chicago, 2026-11-01, 1500",
    "America/Chicago, 2026-03-09, 1440",
    "America/Phoenix, 2026-03-08, 1440",
    "Asia/Kolkata, 2026-03-08, 1440",
    "Australia/Lord_Howe, 2026-10-04, 1410",
    "Australia/Lord_Howe, 2026-04-05, 1470",
    "Pacific/Kiritimati, 2026-11-01, 1440",
    // The clock changes at midnight: the day begins at 01:00.
    "America/Asuncion, 2023-10-01, 1380",
    "Pacific/Apia, 2011-12-30, 0",
    "Europe/London, 1969-06-01, 1440",
  })
  void aDayHasTheMinutesItsZoneGivesIt(ZoneId zone, LocalDate day, int minutes) {
    assertThat(LocalDays.minutesInDay((int) day.toEpochDay(), zone)).isEqualTo(minutes);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2026-03-08T07:59:59.999Z, -360",
    "America/Chicago, 2026-03-08T08:00:00Z, -300",
    "America/Chicago, 2026-11-01T06:59:59.999Z, -300",
    "America/Chicago, 2026-11-01T07:00:00Z, -360",
    "Asia/Kathmandu, 2026-01-01T00:00:00Z, 345",
    "Pacific/Kiritimati, 2026-01-01T00:00:00Z, 840",
    "Etc/GMT+12, 2026-01-01T00:00:00Z, -720",
    // Britain kept summer time all through 1969.
    "Europe/London, 1969-12-31T12:00:00Z, 60",
    // Local mean time −05:50:36.
    "America/Chicago, 1880-01-01T00:00:00Z, -351",
  })
  void theOffsetIsTheZonesOwnAtThatInstant(ZoneId zone, Instant instant, int offset) {
    assertThat(LocalDays.resolveOffsetMinutes(instant.toEpochMilli(), zone)).isEqualTo(offset);
  }

  private static int epochDay(String day) {
    return (int) LocalDate.parse(day).toEpochDay();
  }
}
