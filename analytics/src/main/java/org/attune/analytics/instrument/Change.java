package org.attune.analytics.instrument;

/**
 * A change of one score since the baseline.
 *
 * @param outcome what became of it
 * @param threshold what made it count; says whether the change is reliable or only important
 * @param improvement points towards better, negative when it got worse
 */
public record Change(ChangeClass outcome, ChangeThreshold threshold, int improvement) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Change[redacted]";
  }
}
