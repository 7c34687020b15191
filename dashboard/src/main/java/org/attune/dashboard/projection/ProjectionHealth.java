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
  public static final Duration TOLERATED = Duration.ofSeconds(45);

  /** The reader that counts what came in. */
  public static final String LEDGER = "ledger";

  private final Clock clock;
  private final Instant startedAt;
  private final AtomicReference<@Nullable Instant> newestTick = new AtomicReference<>();
  private final Map<String, Instant> caughtUpAt = new ConcurrentHashMap<>();
  private final Map<String, Reader> judged = new ConcurrentHashMap<>();
  private final Map<String, Reader> observed = new ConcurrentHashMap<>();

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
   * Notes how far a job has come with what came in, or the ledger with counting it: the pages miss
   * data while it is behind.
   *
   * @param reader name of the job, or of the ledger
   * @param ends end offset of each partition, by the place that tells of it
   * @param counted offset after the last record read or counted, by place; places without counts
   *     are not judged
   */
  void counted(String reader, Map<String, Long> ends, Map<String, Long> counted) {
    judged.computeIfAbsent(reader, Reader::new).note(clock.instant(), ends, counted);
  }

  /** As {@link #counted}, of what is worth knowing and delays no page by itself. */
  void observed(String reader, Map<String, Long> ends, Map<String, Long> next) {
    observed.computeIfAbsent(reader, Reader::new).note(clock.instant(), ends, next);
  }

  /** How far a job, or this dashboard with a topic, has come; never heard of when it is unknown. */
  public Progress progress(String reader) {
    Reader found = judged.getOrDefault(reader, observed.get(reader));
    return (found == null ? new Reader(reader) : found).progress();
  }

  /** The time that the newest tick told. */
  public Optional<Instant> newestTick() {
    return Optional.ofNullable(newestTick.get());
  }

  /** When this dashboard started. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Since when the pages miss data; empty while they are up to date. */
  public Optional<Instant> delayedSince() {
    Instant tick = newestTick.get();
    Instant oldest = tick == null ? startedAt : tick;
    for (Instant at : caughtUpAt.values()) {
      oldest = at.isBefore(oldest) ? at : oldest;
    }
    for (Reader reader : judged.values()) {
      Instant since = reader.waitingSince().orElse(oldest);
      oldest = since.isBefore(oldest) ? since : oldest;
    }
    return clock.instant().isAfter(oldest.plus(TOLERATED)) ? Optional.of(oldest) : Optional.empty();
  }
}
