package org.attune.dashboard.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant ZERO = Instant.parse("2026-11-03T00:00:00Z");

  private static Span hours(int from, int until) {
    return new Span(ZERO.plusSeconds(3600L * from), ZERO.plusSeconds(3600L * until));
  }

  @Test
  void isWhollyLeftWithoutOthers() {
    assertThat(hours(0, 24).without(List.of())).containsExactly(hours(0, 24));
  }

  @Test
  void leavesWhatNoOtherCovers() {
    assertThat(hours(0, 24).without(List.of(hours(20, 30), hours(8, 12), hours(-5, 2))))
        .containsExactly(hours(2, 8), hours(12, 20));
  }

  @Test
  void overlappingAndTouchingOthersLeaveNothingBetweenThem() {
    assertThat(hours(0, 24).without(List.of(hours(0, 10), hours(2, 4), hours(10, 24)))).isEmpty();
    assertThat(hours(0, 24).without(List.of(hours(0, 10), hours(2, 4))))
        .containsExactly(hours(10, 24));
  }

  @Test
  void othersOutsideTakeNothing() {
    assertThat(hours(0, 24).without(List.of(hours(-9, 0), hours(24, 48))))
        .containsExactly(hours(0, 24));
    assertThat(hours(0, 24).without(List.of(hours(30, 48)))).containsExactly(hours(0, 24));
  }
}
