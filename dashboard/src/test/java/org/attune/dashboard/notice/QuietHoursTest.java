package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final QuietHours NIGHT =
      new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("America/Chicago"));
  private static final QuietHours LUNCH =
      new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneId.of("America/Chicago"));

  private static Instant chicago(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZoneId.of("America/Chicago")).toInstant();
  }

  @Test
  void outsideTheHoursNothingWaits() {
    assertThat(NIGHT.notBefore(chicago("2026-11-03T21:59:59")))
        .isEqualTo(chicago("2026-11-03T21:59:59"));
    assertThat(NIGHT.notBefore(chicago("2026-11-03T07:00:00")))
        .isEqualTo(chicago("2026-11-03T07:00:00"));
    assertThat(LUNCH.notBefore(chicago("2026-11-03T13:00:00")))
        .isEqualTo(chicago("2026-11-03T13:00:00"));
  }

  @Test
  void hoursOverMidnightEndInTheMorning() {
    assertThat(NIGHT.notBefore(chicago("2026-11-03T22:00:00")))
        .isEqualTo(chicago("2026-11-04T07:00:00"));
    assertThat(NIGHT.notBefore(chicago("2026-11-04T03:00:00")))
        .isEqualTo(chicago("2026-11-04T07:00:00"));
  }

  @Test
  void hoursOfADayEndOnThatDay() {
    assertThat(LUNCH.notBefore(chicago("2026-11-03T12:30:00")))
        .isEqualTo(chicago("2026-11-03T13:00:00"));
  }

  @Test
  void theNightInWhichTheClocksGoBackIsAnHourLonger() {
    assertThat(NIGHT.notBefore(chicago("2026-10-31T22:00:00")))
        .isEqualTo(Instant.parse("2026-11-01T13:00:00Z"));
  }

  @Test
  void noHoursMeanNoQuiet() {
    QuietHours none = new QuietHours(LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC"));
    Instant noon = Instant.parse("2026-11-03T12:00:00Z");
    assertThat(none.notBefore(noon)).isEqualTo(noon);
  }
}
