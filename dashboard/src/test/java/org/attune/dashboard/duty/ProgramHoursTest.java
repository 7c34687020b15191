package org.attune.dashboard.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramHoursTest {
  private static final ProgramHours UTC = ProgramHours.standard(ZoneOffset.UTC);

  @Test
  void aProgramDayEndsWhenTheProgramCloses() {
    // 3 November 2026 is a Tuesday.
    assertThat(UTC.endOfProgramDay(Instant.parse("2026-11-03T09:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-03T18:00:00Z"));
  }

  @Test
  void whatComesAfterHoursHasTheNextProgramDay() {
    assertThat(UTC.endOfProgramDay(Instant.parse("2026-11-03T18:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-04T18:00:00Z"));
    assertThat(UTC.endOfProgramDay(Instant.parse("2026-11-06T20:00:00Z")))
        .as("Friday evening")
        .isEqualTo(Instant.parse("2026-11-09T18:00:00Z"));
  }

  @Test
  void hoursAreLocalAlsoWhenTheClocksChange() {
    ProgramHours chicago = ProgramHours.standard(ZoneId.of("America/Chicago"));
    assertThat(chicago.endOfProgramDay(Instant.parse("2026-10-31T03:00:00Z")))
        .as("Friday 22:00 in summer time, Monday 18:00 in standard time")
        .isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
  }

  @Test
  void aProgramOpenOnOneDayWaitsForThatDay() {
    ProgramHours sundays =
        new ProgramHours(
            ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(12, 0), Set.of(DayOfWeek.SUNDAY));
    assertThat(sundays.endOfProgramDay(Instant.parse("2026-11-08T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-15T12:00:00Z"));
  }

  @Test
  void refusesHoursThatNeverCome() {
    assertThatThrownBy(
            () -> new ProgramHours(ZoneOffset.UTC, LocalTime.NOON, LocalTime.NOON, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
