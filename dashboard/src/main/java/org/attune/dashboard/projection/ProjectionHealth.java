package org.attune.dashboard.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what is on screen is up to date, told by two things: the newest tick of the clock topic
 * (a stalled broker or intake tells no time) and when each consumer last had nothing left to read.
 */
@Component
public final class ProjectionHealth {
  /** Ticks come every 10 s: four missed ones are no accident. */
  static final Duration TOLERATED = Duration.ofSeconds(45);

  private final Clock clock;
  private final Instant startedAt;
  private final AtomicReference<@Nullable Instant> newestTick = new AtomicReference<>();
  private final Map<String, Instant> caughtUpAt = new ConcurrentHashMap<>();

  ProjectionHealth(Clock clock) {
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Notes the time told by a tick. */
  void ticked(Instant receivedAt) {
    newestTick.accumulateAndGet(
        receivedAt, (old, fresh) -> old == null || fresh.isAfter(old) ? fresh : old);
  }

  /** Notes that a consumer exists, before it has read anything. */
  void started(String consumer) {
    caughtUpAt.putIfAbsent(consumer, startedAt);
  }

  /** Notes that a consumer has applied all there is. */
  void caughtUp(String consumer) {
    caughtUpAt.put(consumer, clock.instant());
  }

  /** Since when the pages miss data; empty while they are up to date. */
  public Optional<Instant> delayedSince() {
    Instant tick = newestTick.get();
    Instant oldest = tick == null ? startedAt : tick;
    for (Instant at : caughtUpAt.values()) {
      oldest = at.isBefore(oldest) ? at : oldest;
    }
    return clock.instant().isAfter(oldest.plus(TOLERATED)) ? Optional.of(oldest) : Optional.empty();
  }
}
