package org.attune.analytics.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scored form.
 *
 * @param status what came of it
 * @param total points, or null where there is none to give
 * @param prorated whether the total was scaled up; such totals stay out of quality measures, which
 *     ask for complete forms
 * @param missingItems numbers of the blank items, ascending. A blank is a follow-up, never a "no":
 *     prorating does not hide it
 * @param implausibleItems numbers of the items answered outside their range, ascending
 * @param band label of the severity band of the total, or null without a total
 */
public record Score(
    ScoreStatus status,
    @Nullable Integer total,
    boolean prorated,
    List<Integer> missingItems,
    List<Integer> implausibleItems,
    @Nullable String band) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Score[redacted]";
  }
}
