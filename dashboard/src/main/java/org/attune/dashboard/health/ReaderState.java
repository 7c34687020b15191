package org.attune.dashboard.health;

import java.time.Instant;
import org.attune.dashboard.projection.Progress;
import org.attune.dashboard.projection.ProjectionHealth;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a reader.
 *
 * @param kind which it is
 * @param since since when; null where that says nothing
 */
record ReaderState(Kind kind, @Nullable Instant since) {
  /** What can be said. */
  enum Kind {
    /** Everything that came in long enough ago is read. */
    UP_TO_DATE,
    /** There was never anything to read. */
    NOTHING_YET,
    /** Something is there, and it has never read anything; or nobody could be asked. */
    NEVER_HEARD,
    /** Something waits for longer than is tolerated. */
    DELAYED,
    /** It did not answer for longer than is tolerated. */
    SILENT
  }

  /**
   * The state at an instant.
   *
   * @param startedAt when the dashboard started: until a little later, nothing is held against
   *     anybody
   */
  static ReaderState of(Progress progress, Instant startedAt, Instant now) {
    Instant notedAt = progress.notedAt();
    Instant oldest = now.minus(ProjectionHealth.TOLERATED);
    boolean judged = startedAt.isBefore(oldest);
    if (notedAt == null) {
      return judged
          ? new ReaderState(Kind.NEVER_HEARD, null)
          : new ReaderState(Kind.NOTHING_YET, null);
    }
    Instant waiting = progress.waitingSince();
    if (waiting != null && waiting.isBefore(oldest)) {
      return progress.begun()
          ? new ReaderState(Kind.DELAYED, waiting)
          : new ReaderState(Kind.NEVER_HEARD, null);
    }
    if (notedAt.isBefore(oldest)) {
      return new ReaderState(Kind.SILENT, notedAt);
    }
    return new ReaderState(
        progress.begun() || progress.expected() ? Kind.UP_TO_DATE : Kind.NOTHING_YET, null);
  }

  boolean red() {
    return kind == Kind.NEVER_HEARD || kind == Kind.DELAYED || kind == Kind.SILENT;
  }
}
