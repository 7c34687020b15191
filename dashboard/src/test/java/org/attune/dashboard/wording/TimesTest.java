package org.attune.dashboard.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
  private final Times times =
      new Times(
          Clock.fixed(Instant.parse("2026-11-09T15:00:00Z"), ZoneOffset.UTC),
          ZoneId.of("America/Chicago"));

  @Test
  void leavesOutWhatTheReaderKnows() {
    assertThat(times.of(Instant.parse("2026-11-09T14:05:00Z"))).isEqualTo("08:05");
    assertThat(times.of(Instant.parse("2026-11-09T05:05:00Z"))).isEqualTo("yesterday 23:05");
    assertThat(times.of(Instant.parse("2026-11-03T14:05:00Z"))).isEqualTo("3 Nov 08:05");
    assertThat(times.of(Instant.parse("2025-11-03T14:05:00Z"))).isEqualTo("3 Nov 2025 08:05");
  }

  @Test
  void roundsAgesDown() {
    assertThat(times.ago(Instant.parse("2026-11-09T14:59:30Z"))).isEqualTo("just now");
    assertThat(times.ago(Instant.parse("2026-11-09T14:01:00Z"))).isEqualTo("59 min ago");
    assertThat(times.ago(Instant.parse("2026-11-07T16:00:00Z"))).isEqualTo("47 h ago");
    assertThat(times.ago(Instant.parse("2026-11-07T15:00:00Z"))).isEqualTo("2 days ago");
  }

  @Test
  void showsThePatientsOwnTimeByTheOffsetOfTheRecord() {
    assertThat(Times.patientTime(Instant.parse("2026-11-09T02:00:00Z"), -360))
        .isEqualTo("8 Nov 20:00");
  }
}
