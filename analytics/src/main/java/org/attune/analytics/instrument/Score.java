package org.attune.analytics.instrument;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scored form.
 *
 * @param status what came of it
 * @param version id of the version it was scored as; scores of two versions are never compared
 * @param scales the scores there are, in the order of the instrument
 * @param missingItems numbers of the blank items, ascending. A blank is a follow-up, never a "no":
 *     prorating does not hide it
 * @param implausibleItems numbers of the items answered outside their range, ascending
 * @param flags what a reader must know, in the order of {@link FormFlag}
 */
public record Score(
    ScoreStatus status,
    String version,
    List<ScaleScore> scales,
    List<Integer> missingItems,
    List<Integer> implausibleItems,
    List<FormFlag> flags) {
  /** The score of that id; empty where none was given. */
  public Optional<ScaleScore> scale(String scaleId) {
    return scales.stream().filter(scale -> scale.scale().equals(scaleId)).findFirst();
  }

  /** Points of the total, or null where there is none. */
  public @Nullable Integer total() {
    return scale(Scale.TOTAL).map(ScaleScore::value).orElse(null);
  }

  /** Severity band of the total, or null where there is none. */
  public @Nullable String band() {
    return scale(Scale.TOTAL).map(ScaleScore::band).orElse(null);
  }

  /** Whether the source printed a total that the answers do not make. */
  public boolean printedAnother() {
    return flags.contains(FormFlag.REPORTED_TOTAL_DIFFERS)
        || flags.contains(FormFlag.REPORTED_TOTAL_UNCHECKED);
  }

  /** Whether the total was scaled up; such totals stay out of quality measures. */
  public boolean prorated() {
    return status == ScoreStatus.PRORATED;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Score[redacted]";
  }
}
