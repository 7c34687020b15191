package org.attune.analytics.instrument;

import java.util.List;
import org.attune.analytics.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * One score of an instrument: its total or a subscale.
 *
 * @param id id within the instrument; {@value #TOTAL} for the total
 * @param label words for the screen
 * @param items numbers of the items it sums
 * @param provenance where the assignment of the items comes from
 * @param multiplier points of the score for one point of the sum
 * @param direction which way is better
 * @param missing how many items may be blank
 * @param interpretation what may be said of a score
 * @param loinc LOINC code of the score, or null where none was confirmed
 */
public record Scale(
    String id,
    String label,
    List<Integer> items,
    Provenance provenance,
    int multiplier,
    Direction direction,
    MissingRule missing,
    Interpretation interpretation,
    @Nullable String loinc) {
  /** Id of the total. */
  public static final String TOTAL = "total";
}
