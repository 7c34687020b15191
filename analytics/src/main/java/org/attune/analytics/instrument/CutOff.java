package org.attune.analytics.instrument;

/**
 * A score from which on something is said of it: a description, never a diagnosis.
 *
 * @param label what is said, lower case
 * @param at the first score it is said of
 * @param above whether it is said of higher scores too; else of lower ones
 * @param audience whom it is for
 * @param provenance where it comes from
 */
public record CutOff(
    String label, int at, boolean above, Audience audience, Provenance provenance) {
  static CutOff atLeast(int at, String label, Provenance provenance) {
    return new CutOff(label, at, true, Audience.EVERYONE, provenance);
  }

  static CutOff atMost(int at, String label, Provenance provenance) {
    return new CutOff(label, at, false, Audience.EVERYONE, provenance);
  }

  CutOff forAudience(Audience whom) {
    return new CutOff(label, at, above, whom, provenance);
  }

  /** Whether it is said of that score. */
  public boolean reachedBy(double score) {
    return above ? score >= at : score <= at;
  }
}
