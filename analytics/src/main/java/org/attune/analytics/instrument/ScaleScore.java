package org.attune.analytics.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One score of a form.
 *
 * @param scale id of the scale within its instrument
 * @param metric metric id of the series it belongs to
 * @param value points
 * @param prorated whether it was scaled up; such scores stay out of quality measures
 * @param band label of its severity band, or null where there are none for the audience
 */
public record ScaleScore(
    String scale, String metric, int value, boolean prorated, @Nullable String band) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ScaleScore[redacted]";
  }
}
