package org.attune.analytics.alert;

/**
 * Totals of one instrument in one wording.
 *
 * @param first the first form of the episode
 * @param latest the latest form; the same as the first while there is only one
 */
public record ScoreTrack(ScoredForm first, ScoredForm latest) {
  static ScoreTrack of(ScoredForm form) {
    return new ScoreTrack(form, form);
  }

  /** With one more form, or another revision of one, in whatever order they come. */
  ScoreTrack with(ScoredForm form) {
    return new ScoreTrack(
        first.correctedBy(form) || form.atMillis() < first.atMillis() ? form : first,
        latest.correctedBy(form) || form.atMillis() > latest.atMillis() ? form : latest);
  }

  /** Whether there are two forms to compare. */
  boolean compares() {
    return latest.atMillis() > first.atMillis();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ScoreTrack[redacted]";
  }
}
