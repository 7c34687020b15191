package org.attune.analytics.instrument;

/**
 * A score beside the response to be expected.
 *
 * @param expected expected score, points
 * @param spread standard deviation of scores round it, points
 * @param behind how many of those the score is worse than expected; negative when it is better
 * @param signal what it comes to
 */
public record ResponseReading(
    double expected, double spread, double behind, ResponseSignal signal) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ResponseReading[redacted]";
  }
}
