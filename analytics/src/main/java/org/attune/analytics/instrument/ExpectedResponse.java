package org.attune.analytics.instrument;

import java.util.Optional;
import org.attune.analytics.metric.Direction;

/**
 * The response to treatment to be expected of a score, and who is not on track.
 *
 * <p>Symptoms fall with the logarithm of time (form of the model: Finch 2001, N = 11 492). For an
 * intake score b, w weeks later, all of it counted as points of symptoms:
 *
 * <pre>
 *   E(w) = b − (a0 + a1 (b − m)) ln(1 + w)
 *   s(w)² = e² + t² ln(1 + w)²
 *   u = (x − E(w)) / s(w)
 * </pre>
 *
 * <p>Red from u = 1.282 (slowest tenth) or once deteriorated, yellow from 0.994 (slowest 16 %),
 * blue in remission, else green. Where higher is better the points of symptoms are those missing to
 * the top of the scale.
 *
 * @param instrument instrument id
 * @param speed a0: points of improvement for one unit of ln(1 + weeks), at the reference intake
 * @param speedByIntake a1: how much more for each point of intake above the reference
 * @param referenceIntake m: points of symptoms
 * @param error e: standard deviation of the difference of two scores of somebody unchanged, points
 * @param speedSpread t: standard deviation of the speed between people, points
 * @param provenance where the numbers come from; a prior until a site fits its own
 */
public record ExpectedResponse(
    String instrument,
    double speed,
    double speedByIntake,
    double referenceIntake,
    double error,
    double speedSpread,
    Provenance provenance) {
  /** Standard deviations behind that make yellow: the slowest 16 %. */
  public static final double YELLOW_FROM = 0.994;

  /** Standard deviations behind that make red: the slowest 10 %. */
  public static final double RED_FROM = 1.282;

  /** Where the two limits come from. */
  public static final Provenance LIMITS =
      Provenance.unconfirmed("limits of 68 % and 80 %, attributed to the OQ-45 system");

  /**
   * Reads a total.
   *
   * @param intake total at intake
   * @param now total now, of the same version
   * @param weeks since intake, not negative
   * @return empty when the id is of another instrument or of one without a total
   */
  public Optional<ResponseReading> read(Instrument scored, int intake, int now, double weeks) {
    return scored
        .total()
        .filter(total -> scored.id().equals(instrument))
        .map(total -> read(scored, total, intake, now, weeks));
  }

  private ResponseReading read(Instrument scored, Scale total, int intake, int now, double weeks) {
    boolean reversed = total.direction() == Direction.HIGHER_IS_BETTER;
    int top = scored.max(total);
    int bottom = reversed ? 0 : scored.min(total);
    double symptoms = expected(reversed ? top - intake : intake, weeks);
    double bounded = Math.max(bottom, Math.min(top, symptoms));
    double expected = reversed ? top - bounded : bounded;
    double spread = spread(weeks);
    double behind = (reversed ? expected - now : now - expected) / spread;
    return new ResponseReading(expected, spread, behind, signal(total, intake, now, behind));
  }

  /** Expected points of symptoms {@code weeks} after an intake with so many. */
  double expected(double intake, double weeks) {
    return intake - (speed + speedByIntake * (intake - referenceIntake)) * Math.log1p(weeks);
  }

  /** Standard deviation round the expected score, points. */
  double spread(double weeks) {
    return Math.hypot(error, speedSpread * Math.log1p(weeks));
  }

  private static ResponseSignal signal(Scale total, int intake, int now, double behind) {
    Interpretation interpretation = total.interpretation();
    boolean deteriorated =
        interpretation
            .change()
            .filter(
                threshold ->
                    ReliableChange.classify(total, threshold, intake, now).outcome()
                        == ChangeClass.DETERIORATED)
            .isPresent();
    if (deteriorated) {
      return ResponseSignal.RED;
    }
    CutOff remission = interpretation.remission();
    if (remission != null && remission.reachedBy(now)) {
      return ResponseSignal.BLUE;
    }
    if (behind >= RED_FROM) {
      return ResponseSignal.RED;
    }
    return behind >= YELLOW_FROM ? ResponseSignal.YELLOW : ResponseSignal.GREEN;
  }
}
