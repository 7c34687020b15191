package org.attune.dashboard.patient;

import org.jspecify.annotations.Nullable;

/**
 * What a day is judged against; each is null where no chart runs yet, and in points projected by a
 * release that did not keep it.
 *
 * @param mean mean of the patient's baseline, metric's unit
 * @param sd its standard deviation, metric's unit
 * @param z running average less the mean, by half the width of the alert limits: beyond 1 or -1 is
 *     a breach; no unit
 */
public record Baseline(@Nullable Double mean, @Nullable Double sd, @Nullable Double z) {
  /** Nothing to judge a day against. */
  public static final Baseline UNKNOWN = new Baseline(null, null, null);
}
