package org.attune.pipelines.trend;

import java.time.Duration;

/** How long what is worked off may wait, while it is fresh and while the job catches up. */
final class CatchingUp {
  /** An event received this long ago tells that the past is being worked off, milliseconds. */
  private static final long SINCE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** How much longer things wait then: what they say is old, and soon said again. */
  private static final int LONGER = 10;

  private CatchingUp() {}

  /** Whether an event, or Flink time, tells that the past is being worked off. */
  static boolean tells(long now, long receivedAtMillis) {
    return receivedAtMillis < now - SINCE_MILLIS;
  }

  /**
   * When to hand on what is old, epoch milliseconds.
   *
   * @param now processing time, epoch milliseconds
   * @param waitMillis how long what is fresh may wait
   */
  static long longer(long now, long waitMillis) {
    return now + LONGER * waitMillis;
  }
}
