package org.attune.analytics.instrument;

import java.util.List;

/**
 * What a C-SSRS screener says. An incomplete one is followed up beside its tier: the tier is that
 * of what was endorsed, and a blank may hide more.
 *
 * @param tier highest tier that an answer endorses
 * @param unanswered numbers of the required items that are blank or unreadable, ascending
 * @param implausible numbers of the items answered neither 0 nor 1, ascending: above 1 is read as
 *     yes, below 0 as blank
 */
public record ColumbiaResult(
    ColumbiaTier tier, List<Integer> unanswered, List<Integer> implausible) {
  /** Whether a required item is blank. */
  public boolean incomplete() {
    return !unanswered.isEmpty();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ColumbiaResult[redacted]";
  }
}
