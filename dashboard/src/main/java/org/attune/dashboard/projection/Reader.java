package org.attune.dashboard.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reader of some partitions: how far it is, and since when it leaves something unread. */
final class Reader {
  private final String name;
  private final Map<String, Target> unread = new HashMap<>();
  private final Map<String, Long> reached = new HashMap<>();
  private boolean expected;
  private @Nullable Instant notedAt;
  private @Nullable Instant movedAt;

  /** Where a partition ended when it was first seen to hold unread records. */
  private record Target(long offset, Instant since) {}

  Reader(String name) {
    this.name = name;
  }

  /**
   * Notes how far it is.
   *
   * @param ends end offset of each partition, by the place that tells of it
   * @param next offset after the last record read, by place; places without are not judged
   */
  synchronized void note(Instant now, Map<String, Long> ends, Map<String, Long> next) {
    boolean first = notedAt == null;
    notedAt = now;
    next.forEach(
        (place, offset) -> {
          long end = ends.getOrDefault(place, 0L);
          expected |= end > 0;
          Long before = reached.put(place, offset);
          if (before == null ? !first && offset > 0 : offset > before) {
            movedAt = now;
          }
          unread.computeIfPresent(
              place, (key, target) -> offset >= target.offset() ? null : target);
          if (end > offset) {
            unread.putIfAbsent(place, new Target(end, now));
          }
        });
  }

  /** Since when something is unread. */
  synchronized Optional<Instant> waitingSince() {
    return unread.values().stream().map(Target::since).min(Instant::compareTo);
  }

  synchronized Progress progress() {
    boolean begun = reached.values().stream().anyMatch(offset -> offset > 0);
    return new Progress(name, begun, expected, notedAt, movedAt, waitingSince().orElse(null));
  }
}
