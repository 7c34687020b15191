package org.attune.dashboard.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectionHealthTest {
  private static final Instant START = Instant.parse("2026-11-03T10:42:00Z");

  /** A clock that goes when it is told to. */
  private static final class HandClock extends Clock {
    private Instant now = START;

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final HandClock clock = new HandClock();
  private final ProjectionHealth health = new ProjectionHealth(clock);

  @Test
  void grantsAMomentAfterTheStart() {
    health.started("alerts");
    clock.advance(Duration.ofSeconds(45));
    assertThat(health.delayedSince()).isEmpty();
  }

  @Test
  void isDelayedSinceTheStartWhenNoTickEverCame() {
    clock.advance(Duration.ofSeconds(46));
    assertThat(health.delayedSince()).contains(START);
  }

  @Test
  void isDelayedSinceTheNewestTick() {
    health.ticked(START.plusSeconds(60));
    health.ticked(START.plusSeconds(50));
    clock.advance(Duration.ofSeconds(100));
    assertThat(health.delayedSince()).isEmpty();
    clock.advance(Duration.ofSeconds(6));
    assertThat(health.delayedSince()).contains(START.plusSeconds(60));
  }

  @Test
  void isDelayedWhileThePipelinesCountNothingOfWhatCameIn() {
    health.counted("ledger", Map.of("check-ins-0", 10L), Map.of("check-ins-0", 8L));
    clock.advance(Duration.ofSeconds(46));
    health.ticked(clock.instant());
    health.counted("ledger", Map.of("check-ins-0", 20L), Map.of("check-ins-0", 9L));
    assertThat(health.delayedSince()).contains(START);
    health.counted("ledger", Map.of("check-ins-0", 20L), Map.of("check-ins-0", 10L));
    assertThat(health.delayedSince()).as("what waited is counted, what came since waits").isEmpty();
  }

  @Test
  void isDelayedSinceAConsumerLastHadReadEverything() {
    health.started("alerts");
    clock.advance(Duration.ofSeconds(30));
    health.caughtUp("alerts");
    clock.advance(Duration.ofSeconds(60));
    health.ticked(clock.instant());
    assertThat(health.delayedSince()).contains(START.plusSeconds(30));
    health.caughtUp("alerts");
    assertThat(health.delayedSince()).isEmpty();
  }
}
