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
 * Whether what is on screen is up to date, told by three things: the newest tick of the clock topic
 * (a stalled broker or intake tells no time), when each consumer last had nothing left to read, and
 * since when records wait that a job has not read, or the ledger not counted (a stalled job).
 */
@Component
public final class ProjectionHealth {
  /** Ticks come every 10 s: four missed ones are no accident. */
  static final Duration TOLERATED = Duration.ofSeconds(45);

  private final Clock clock;
  private final Instant startedAt;
  private final AtomicReference<@Nullable Instant> newestTick = new AtomicReference<>();
  private final Map<String, Instant> caughtUpAt = new ConcurrentHashMap<>();
  private final Map<String, Target> uncounted = new ConcurrentHashMap<>();

  /** Where a partition ended when it was first seen to hold uncounted records. */
  private record Target(long offset, Instant since) {}

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

  /**
   * Notes how far the jobs have come with what came in.
   *
   * @param ends end offset of each partition, by the place that tells of it
   * @param counted offset after the last record read or counted, by place: a partition of the
   *     ledger, or a partition as one job reads it; places without counts are not judged
   */
  void counted(Map<String, Long> ends, Map<String, Long> counted) {
    Instant now = clock.instant();
    counted.forEach(
        (place, next) -> {
          uncounted.computeIfPresent(
              place, (key, target) -> next >= target.offset() ? null : target);
          long end = ends.getOrDefault(place, 0L);
          if (end > next) {
            uncounted.putIfAbsent(place, new Target(end, now));
          }
        });
  }

  /** Since when the pages miss data; empty while they are up to date. */
  public Optional<Instant> delayedSince() {
    Instant tick = newestTick.get();
    Instant oldest = tick == null ? startedAt : tick;
    for (Instant at : caughtUpAt.values()) {
      oldest = at.isBefore(oldest) ? at : oldest;
    }
    for (Target target : uncounted.values()) {
      oldest = target.since().isBefore(oldest) ? target.since() : oldest;
    }
    return clock.instant().isAfter(oldest.plus(TOLERATED)) ? Optional.of(oldest) : Optional.empty();
  }
}
