package org.attune.dashboard.notice;

import java.time.Duration;

/** How long to wait before trying again: 5 s, 10 s, 20 s … at most 5 minutes, without end. */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  private BackOff() {}

  /** The wait after that many failures in a row, from 1. */
  static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
