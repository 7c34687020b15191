package org.attune.analytics.instrument;

import java.util.Optional;
import org.attune.analytics.metric.Direction;

/** Reliable and clinically significant change (Jacobson, Truax 1991). */
public final class ReliableChange {
  /** Two-sided 95 % of a normal distribution. */
  public static final double CRITICAL = 1.96;

  private ReliableChange() {}

  /**
   * Standard error of the difference of two scores.
   *
   * @param sd standard deviation of baseline scores, points
   * @param reliability of the score, 0 to 1
   */
  public static double standardErrorOfDifference(double sd, double reliability) {
    return Math.sqrt(2) * sd * Math.sqrt(1 - reliability);
  }

  /**
   * Reliable change index: positive where the score rose. Reliable beyond ±{@link #CRITICAL}.
   *
   * @param baseline score at baseline
   * @param now score to compare
   * @param standardError of the difference, points
   */
  public static double index(double baseline, double now, double standardError) {
    return (now - baseline) / standardError;
  }

  /** The smallest difference that is reliable, points; the threshold form of {@link #index}. */
  public static double threshold(double sd, double reliability) {
    return CRITICAL * standardErrorOfDifference(sd, reliability);
  }

  /**
   * The score halfway between two populations in units of their own spread (cut-off c).
   *
   * @param functionalMean mean of people who are well, points
   * @param functionalSd their standard deviation, points
   * @param clinicalMean mean of patients, points
   * @param clinicalSd their standard deviation, points
   */
  public static double cutOff(
      double functionalMean, double functionalSd, double clinicalMean, double clinicalSd) {
    return (functionalSd * clinicalMean + clinicalSd * functionalMean)
        / (functionalSd + clinicalSd);
  }

  /**
   * What became of a total, by the instrument's own threshold.
   *
   * @return empty where there is no accepted change, either form has no total, or the two are of
   *     different versions
   */
  public static Optional<Change> between(Instrument instrument, Score baseline, Score now) {
    Integer before = baseline.total();
    Integer after = now.total();
    if (before == null || after == null || !baseline.version().equals(now.version())) {
      return Optional.empty();
    }
    return instrument
        .total()
        .flatMap(
            total ->
                total
                    .interpretation()
                    .change()
                    .map(threshold -> classify(total, threshold, before, after)));
  }

  /** What became of a score, by a threshold of choice. */
  public static Change classify(Scale scale, ChangeThreshold threshold, int baseline, int now) {
    int improvement =
        scale.direction() == Direction.HIGHER_IS_BETTER ? now - baseline : baseline - now;
    CutOff clinical = scale.interpretation().caseness();
    ChangeClass outcome = ChangeClass.UNCHANGED;
    if (improvement <= -threshold.points()) {
      outcome = ChangeClass.DETERIORATED;
    } else if (improvement >= threshold.points()) {
      boolean left = clinical != null && clinical.reachedBy(baseline) && !clinical.reachedBy(now);
      outcome = left ? ChangeClass.RECOVERED : ChangeClass.IMPROVED;
    }
    return new Change(outcome, threshold, improvement);
  }
}
