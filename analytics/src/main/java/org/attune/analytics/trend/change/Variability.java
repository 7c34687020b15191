package org.attune.analytics.trend.change;

import java.util.List;

/**
 * Has the patient become more changeable? A moving average of the logarithm of the standard
 * deviation of trailing seven days (the SD chart of Schreuder 2024: few false alarms, and few
 * recurrences seen; so it is context, not part of the alert rule).
 *
 * <p>Its limits are computed, not learnt: the logarithm of the standard deviation of n normal
 * values has a variance near 1/(2(n − 1)), and windows that overlap by six days of seven are
 * autocorrelated by 6/7. Heavy tails make that too small, so a breach is a hint.
 *
 * @param center mean logarithm over the baseline's windows; 0 while none is complete
 * @param average moving average of the logarithm
 * @param updates windows added since the baseline
 * @param ready whether the baseline is complete and had a window
 */
public record Variability(double center, double average, int updates, boolean ready) {
  /** Nothing seen. */
  public static final Variability START = new Variability(0, 0, 0, false);

  private static final int WINDOW = 7;
  private static final int LEAST_DAYS = 4;
  private static final double OVERLAP = 6.0 / 7;

  /** The chart at the end of its baseline. */
  static Variability of(List<Integer> days, List<Double> values, double sdFloor) {
    double sum = 0;
    int windows = 0;
    for (int end = WINDOW; end <= days.size(); end++) {
      double log = log(days.subList(0, end), values.subList(0, end), sdFloor);
      if (!Double.isNaN(log)) {
        sum += log;
        windows++;
      }
    }
    return windows == 0 ? START : new Variability(sum / windows, sum / windows, 0, true);
  }

  /** Adds the window that ends on the last of these days, if enough of it is there. */
  Variability add(
      List<Integer> days, List<Double> values, double sdFloor, ChangeSettings settings) {
    double log = ready ? log(days, values, sdFloor) : Double.NaN;
    if (Double.isNaN(log)) {
      return this;
    }
    double lambda = settings.lambda();
    return new Variability(center, lambda * log + (1 - lambda) * average, updates + 1, true);
  }

  /**
   * The average day-to-day standard deviation of a week as a multiple of the baseline's, and the
   * multiples beyond which that is unusual.
   *
   * @param ratio 1 as in the baseline
   * @param lower lower limit of the ratio
   * @param upper upper limit of the ratio
   * @param enough false before the first window after the baseline: the figures are then 1
   */
  public record Reading(double ratio, double lower, double upper, boolean enough) {
    /** Whether the patient is more changeable than usual. */
    public boolean raised() {
      return enough && ratio >= upper;
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Variability.Reading[redacted]";
    }
  }

  Reading reading(ChangeSettings settings) {
    if (!ready || updates == 0) {
      return new Reading(1, 1, 1, false);
    }
    double lambda = settings.lambda();
    double decay = 1 - lambda;
    double phi = settings.phi();
    // Autocorrelated days carry less: (1 + φ²)/(1 − φ²) as many are worth one.
    double fewer = (1 + phi * phi) / (1 - phi * phi);
    double average =
        lambda
            / (2 - lambda)
            * (1 - StrictMath.pow(decay, 2.0 * updates))
            * (1 + OVERLAP * decay)
            / (1 - OVERLAP * decay)
            / (2.0 * (WINDOW - 1));
    double baseline = 1 / (2.0 * (settings.baselineDays() - 1));
    double half = settings.limitWidth() * Math.sqrt(fewer * (average + baseline));
    return new Reading(
        StrictMath.exp(this.average - center), StrictMath.exp(-half), StrictMath.exp(half), true);
  }

  /** Logarithm of the SD of the last seven calendar days; NaN with fewer than four valid ones. */
  private static double log(List<Integer> days, List<Double> values, double sdFloor) {
    int last = days.get(days.size() - 1);
    int from = days.size();
    while (from > 0 && days.get(from - 1) > last - WINDOW) {
      from--;
    }
    if (days.size() - from < LEAST_DAYS) {
      return Double.NaN;
    }
    return StrictMath.log(Math.max(Moments.sd(Moments.array(values, from)), sdFloor));
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Variability[redacted]";
  }
}
