package org.attune.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void doublesUpToFiveMinutesAndNeverEnds() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(BackOff::after))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(80),
            Duration.ofSeconds(160),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
    assertThat(BackOff.after(100_000)).isEqualTo(Duration.ofMinutes(5));
  }
}
