package org.attune.analytics.intake;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of the checks of one event: fit for trends, or not and why. Exactly one is present.
 *
 * @param observation what the trends may use, or null
 * @param rejection why they may not, or null
 */
public record Checked(@Nullable Observation observation, @Nullable Rejection rejection) {
  static Checked fit(Observation observation) {
    return new Checked(observation, null);
  }

  static Checked unfit(RejectionReason reason, String detail) {
    return new Checked(null, new Rejection(reason, detail));
  }

  static Checked unfit(Rejection rejection) {
    return new Checked(null, rejection);
  }
}
