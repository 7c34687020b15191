package org.attune.analytics.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One wording of a form. Totals of versions that look back differently are different series: they
 * are never compared with one another.
 *
 * @param id version id, as in events
 * @param lookBackDays days the questions look back over; 0 for "since the last contact"
 * @param metricPrefix what the metric ids of its scores start with
 * @param loinc LOINC code of the form, or null where none was confirmed
 */
public record FormVersion(
    String id, int lookBackDays, String metricPrefix, @Nullable String loinc) {
  /** The longest look-back that still tells one week of treatment from another, days. */
  private static final int LONGEST_FOR_A_SIGNAL = 31;

  /** Months and years are not all of one length: a fourteenth either way is the same look-back. */
  private static final int TOLERANCE = 14;

  /** Whether a look-back told in days is that of this version. */
  public boolean covers(int days) {
    return days > 0 && Math.abs(days - lookBackDays) <= lookBackDays / TOLERANCE;
  }

  /**
   * Whether a change of the score can be a signal within an episode of care: not where the
   * questions look back over a year.
   */
  public boolean signalsWithinEpisode() {
    return lookBackDays <= LONGEST_FOR_A_SIGNAL;
  }
}
