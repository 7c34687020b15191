package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.ASleep;

final class SleepChecksProperties {
  private static final long YEAR_2000 = 946_684_800_000L;
  private static final long YEAR_2100 = 4_102_444_800_000L;
  private static final long MINUTE_MILLIS = 60_000;

  @Property
  void theDayIsTheDateOfTheWallClockAtWakingUp(
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2100) long endMillis,
      @ForAll @IntRange(min = 1, max = 1440) int minutes,
      @ForAll("zones") ZoneId zone) {
    DaySamples day = day(sleep(endMillis, minutes, zone));

    LocalDate awake = Instant.ofEpochMilli(endMillis).atZone(zone).toLocalDate();
    assertThat(day.epochDay()).isEqualTo(awake.toEpochDay());
  }

  @Property
  void theDayDoesNotDependOnWhenTheSleepBegan(
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2100) long endMillis,
      @ForAll @IntRange(min = 1, max = 1440) int minutes,
      @ForAll @IntRange(min = 1, max = 1440) int otherMinutes,
      @ForAll("zones") ZoneId zone) {
    assertThat(day(sleep(endMillis, minutes, zone)).epochDay())
        .isEqualTo(day(sleep(endMillis, otherMinutes, zone)).epochDay());
  }

  @Property
  void durationAndEfficiencyStayInRangeAndTheMidpointIsThatOfTheClockAtWakingUp(
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2100) long endMillis,
      @ForAll @IntRange(min = 1, max = 1440) int minutes,
      @ForAll @IntRange(min = 0, max = 100) int percentAsleep,
      @ForAll("zones") ZoneId zone) {
    long end = endMillis / MINUTE_MILLIS * MINUTE_MILLIS;
    ASleep sleep = sleep(end, minutes, zone).asleep(minutes * percentAsleep / 100);
    DaySamples day = day(sleep);

    assertThat(value(day, "sleep-duration")).isBetween(0.0, 24.0);
    assertThat(value(day, "sleep-efficiency")).isBetween(0.0, 100.0);
    double midpoint = value(day, "sleep-midpoint");
    assertThat(midpoint).isGreaterThanOrEqualTo(-6).isLessThan(18);
    long middleMillis = end - minutes * MINUTE_MILLIS / 2;
    int offsetSeconds = zone.getRules().getOffset(Instant.ofEpochMilli(end)).getTotalSeconds();
    long secondOfDay =
        Math.floorMod(
            middleMillis / 1000 + offsetSeconds, ChronoUnit.DAYS.getDuration().toSeconds());
    // The same point of the circle of a day.
    assertThat(Math.floorMod(Math.round(midpoint * 3600) - secondOfDay, 86_400L)).isZero();
  }

  @Property
  void aWithdrawnSleepNamesTheDayOfTheSleepItWithdraws(
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2100) long endMillis,
      @ForAll @IntRange(min = 1, max = 1440) int minutes,
      @ForAll("zones") ZoneId zone) {
    ASleep sleep = sleep(endMillis, minutes, zone);
    DaySamples withdrawn = day(sleep.event(event -> event.retractedBy(1)));

    assertThat(withdrawn).isEqualTo(new DaySamples(day(sleep).epochDay(), List.of()));
  }

  @Provide
  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/Chicago",
            "America/St_Johns",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Europe/London",
            "Pacific/Apia",
            "Pacific/Kiritimati")
        .map(ZoneId::of);
  }

  private static ASleep sleep(long endMillis, int minutes, ZoneId zone) {
    return APatient.enrolled()
        .inZone(zone.getId())
        .slept(
            Instant.ofEpochMilli(endMillis - minutes * MINUTE_MILLIS),
            Instant.ofEpochMilli(endMillis));
  }

  private static DaySamples day(ASleep sleep) {
    SleepEpisode episode = sleep.episode();
    Checked checked = EventChecks.check(episode, episode.envelope().receivedAtMillis());
    assertThat(checked.rejection()).isNull();
    Observation observation = Objects.requireNonNull(checked.observation());
    assertThat(observation.days()).hasSize(1);
    return observation.days().get(0);
  }

  private static double value(DaySamples day, String metric) {
    return day.samples().stream()
        .filter(samples -> samples.metric().equals(metric))
        .mapToDouble(samples -> (double) samples.values()[0] / MetricSamples.SCALE)
        .findFirst()
        .orElseThrow();
  }
}
