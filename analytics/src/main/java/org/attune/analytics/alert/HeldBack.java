package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * Evidence of one kind that opens no episode for now: the last one ended not long ago, or the
 * patient's share of alerts is used up. It is counted, and nothing is forgotten: when the time is
 * over and the problem still stands, the episode opens with what has been held back.
 *
 * @param untilMillis until when, Flink time, epoch milliseconds UTC
 * @param tier a higher tier is not held back
 * @param count pieces of evidence held back so far
 * @param waiting the latest of them, which still stand; at most {@link #WAITING}
 */
public record HeldBack(long untilMillis, Tier tier, int count, List<Finding> waiting) {
  private static final int WAITING = 5;

  /**
   * Whether a finding is to wait.
   *
   * @param atMillis when it came, epoch milliseconds UTC
   */
  boolean holds(Finding finding, long atMillis) {
    return atMillis < untilMillis && finding.evidence().tier().compareTo(tier) <= 0;
  }

  HeldBack with(Finding finding) {
    List<Finding> latest = new ArrayList<>(waiting);
    latest.removeIf(known -> known.evidence().key().equals(finding.evidence().key()));
    latest.add(finding);
    return new HeldBack(
        untilMillis,
        tier,
        count + 1,
        List.copyOf(latest.subList(Math.max(0, latest.size() - WAITING), latest.size())));
  }

  /** Waits on until later; nothing is counted twice. */
  HeldBack until(long laterMillis) {
    return new HeldBack(laterMillis, tier, count, waiting);
  }

  /** Without evidence that was withdrawn. */
  HeldBack without(String key) {
    return new HeldBack(
        untilMillis,
        tier,
        count,
        waiting.stream().filter(finding -> !finding.evidence().key().equals(key)).toList());
  }

  /** The problem is over: nothing waits any more. */
  HeldBack settled() {
    return waiting.isEmpty() ? this : new HeldBack(untilMillis, tier, count, List.of());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "HeldBack[redacted]";
  }
}
