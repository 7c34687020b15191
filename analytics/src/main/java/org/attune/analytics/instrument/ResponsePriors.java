package org.attune.analytics.instrument;

import java.util.List;
import java.util.Optional;

/**
 * Expected responses to start with. They are priors of other services, to be replaced by a site's
 * own completed episodes; no page states them as facts.
 *
 * <p>Speed: for the PHQ-9 and the GAD-7 the least-squares fit of a0 ln(1 + w) to the published mean
 * curves of blended care (Espel-Huynh 2024, JMIR 26:e60502, model 1, weeks 1 to 10: 1.45 w − 0.07
 * w² from 12.90, N = 22 070; 1.23 w − 0.06 w² from 11.50, N = 30 006). For the others the same
 * share of the intake score as the PHQ-9: an assumption. The speed grows with intake in proportion.
 *
 * <p>Error: the reliable change over 1.96, which is the standard error of a difference. For the
 * ISI, whose threshold is an important difference, the same arithmetic; for the WHO-5 from its
 * standard deviation of 21 and alpha of .87 (Saipanish 2009, primary care).
 *
 * <p>Spread of the speed: two thirds of it, so that 7 of 100 people get worse on the average of
 * time, within the 5 to 10 that psychotherapy research reports (Mohr 1995, second-hand).
 */
public final class ResponsePriors {
  private static final double SPEED_SPREAD_SHARE = 2.0 / 3;
  private static final double PHQ_9_SPEED = 3.1;
  private static final double PHQ_9_INTAKE = 12.9;
  private static final double SHARE = PHQ_9_SPEED / PHQ_9_INTAKE;

  private static final Provenance FITTED =
      Provenance.policy("prior: Espel-Huynh 2024, JMIR 26:e60502, fitted on ln(1 + weeks)");
  private static final Provenance ASSUMED =
      Provenance.policy("prior: assumed to fall by the same share as the PHQ-9");

  private static final List<ExpectedResponse> ALL =
      List.of(
          prior("phq-9", PHQ_9_SPEED, PHQ_9_INTAKE, 6 / ReliableChange.CRITICAL, FITTED),
          prior("gad-7", 2.6, 11.5, 4 / ReliableChange.CRITICAL, FITTED),
          prior("pcl-5", 33 * SHARE, 33, 15 / ReliableChange.CRITICAL, ASSUMED),
          prior("isi", 15 * SHARE, 15, 6 / ReliableChange.CRITICAL, ASSUMED),
          prior(
              "who-5",
              50 * SHARE,
              50,
              ReliableChange.standardErrorOfDifference(21, 0.87),
              ASSUMED));

  private ResponsePriors() {}

  /** Every prior. */
  public static List<ExpectedResponse> all() {
    return ALL;
  }

  /** The prior of an instrument; empty where there is none. */
  public static Optional<ExpectedResponse> find(String instrument) {
    return ALL.stream().filter(prior -> prior.instrument().equals(instrument)).findFirst();
  }

  private static ExpectedResponse prior(
      String instrument, double speed, double intake, double error, Provenance provenance) {
    return new ExpectedResponse(
        instrument, speed, speed / intake, intake, error, SPEED_SPREAD_SHARE * speed, provenance);
  }
}
