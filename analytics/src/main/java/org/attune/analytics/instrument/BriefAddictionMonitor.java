package org.attune.analytics.instrument;

import java.util.Optional;

/** What the subscales of the BAM say together. */
public final class BriefAddictionMonitor {
  /** Id of the subscale of use. */
  public static final String USE = "use";

  /** Id of the subscale of risk factors. */
  public static final String RISK = "risk";

  /** Id of the subscale of protective factors. */
  public static final String PROTECTIVE = "protective";

  private BriefAddictionMonitor() {}

  /** Whether risk outweighs protection; empty when either is not scored. */
  public static Optional<Boolean> riskAboveProtection(Score score) {
    return score
        .scale(RISK)
        .flatMap(
            risk -> score.scale(PROTECTIVE).map(protection -> risk.value() > protection.value()));
  }

  /**
   * Whether use is reported after none was: a return to use. Any version may follow any other,
   * since no use is 0 in all of them; false when either score is missing.
   */
  public static boolean returnedToUse(Score before, Score now) {
    return before.scale(USE).filter(use -> use.value() == 0).isPresent()
        && now.scale(USE).filter(use -> use.value() >= 1).isPresent();
  }
}
