package org.attune.pipelines.trend;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How often a patient's points are published. What somebody tells is published at once after a
 * pause, and at most once in {@code toldMillis} when more comes. What devices measure comes by the
 * hundred when one is synchronised: it waits for what comes with it, and {@value #MEASURED_LONGER}
 * times as long for the next time.
 *
 * @param toldMillis least time between two publications of what somebody tells, milliseconds
 */
record Conflation(long toldMillis) implements Serializable {
  private static final int MEASURED_LONGER = 5;

  /** What is old is due in steps of this: each time that something is due wakes a thread. */
  private static final long STEP_MILLIS = 100;

  /** What has changed of a patient, as far as it matters for when to say so. */
  record Change(long receivedAtMillis, boolean measured) {
    /** Of two changes, what the more urgent of each asks for. */
    Change and(@Nullable Change other) {
      return other == null
          ? this
          : new Change(
              Math.max(receivedAtMillis, other.receivedAtMillis), measured && other.measured);
    }
  }

  /**
   * When to publish a change, epoch milliseconds.
   *
   * @param now processing time, epoch milliseconds
   * @param publishedAt when this patient's points were last published, or null for never
   * @param loadMillis how long what is old waits at least, so that reading goes on
   */
  long dueMillis(long now, @Nullable Long publishedAt, Change change, long loadMillis) {
    if (CatchingUp.tells(now, change.receivedAtMillis)) {
      return laterMillis(now, loadMillis);
    }
    long pause = change.measured ? MEASURED_LONGER * toldMillis : toldMillis;
    long least = change.measured ? toldMillis : 0;
    // A clock that was set back must not hold anything up for longer than the pause.
    long wait = publishedAt == null ? least : Math.min(pause, publishedAt + pause - now);
    return now + Math.max(least, wait);
  }

  /** When to publish what is old, or to look again whether to; as {@link #dueMillis}. */
  long laterMillis(long now, long loadMillis) {
    long due = Math.max(CatchingUp.longer(now, toldMillis), now + loadMillis);
    return -Math.floorDiv(-due, STEP_MILLIS) * STEP_MILLIS;
  }
}
