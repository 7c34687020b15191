package org.attune.analytics.trend;

import org.attune.analytics.trend.change.Baseline;
import org.attune.analytics.trend.change.PersonalReading;
import org.attune.analytics.trend.change.Slope;
import org.attune.analytics.trend.change.TogetherReading;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a day's change, beside the chart. Whatever too few days speak for is null.
 *
 * @param median median of the baseline days so far, in the metric's unit
 * @param mad median distance from it, in the metric's unit
 * @param admissionMean mean of the first baseline, where a later one is in force
 * @param admissionSd standard deviation of the first baseline, likewise
 * @param weekdayEffect what was taken off the value for its weekday, in the metric's unit
 * @param worse distance of the moving average from the mean in its standard errors, above 0 towards
 *     worse; 0 for a metric without a better side; null while the baseline is learned
 * @param cusumUp cumulative sum above the mean, in baseline standard deviations
 * @param cusumDown cumulative sum below the mean, likewise
 * @param variabilityRatio standard deviation of the week as a multiple of the baseline's
 * @param variabilityLimit multiple from which that is unusual
 * @param slope7 Theil–Sen slope over 7 days, metric's unit a day, as the next two
 * @param slope7Lower lower end of its 95 % interval
 * @param slope7Upper upper end of its 95 % interval
 * @param slope14 Theil–Sen slope over 14 days, metric's unit a day, as the next two
 * @param slope14Lower lower end of its 95 % interval
 * @param slope14Upper upper end of its 95 % interval
 * @param robustZ robust standard deviations from the median of the 28 days before
 * @param autocorrelationTau Kendall's tau of the lag-1 autocorrelation: context, never an alarm
 * @param varianceTau Kendall's tau of the variance: context, never an alarm
 */
public record ChangeContext(
    @Nullable Double median,
    @Nullable Double mad,
    @Nullable Double admissionMean,
    @Nullable Double admissionSd,
    double weekdayEffect,
    @Nullable Double worse,
    @Nullable Double cusumUp,
    @Nullable Double cusumDown,
    @Nullable Double variabilityRatio,
    @Nullable Double variabilityLimit,
    @Nullable Double slope7,
    @Nullable Double slope7Lower,
    @Nullable Double slope7Upper,
    @Nullable Double slope14,
    @Nullable Double slope14Lower,
    @Nullable Double slope14Upper,
    @Nullable Double robustZ,
    @Nullable Double autocorrelationTau,
    @Nullable Double varianceTau) {

  static ChangeContext of(PersonalReading reading) {
    Baseline baseline = reading.baseline();
    boolean own = baseline.days() > 0;
    boolean ready = !reading.learning();
    boolean replaced =
        reading.admission().complete() && reading.admission().fromDay() != baseline.fromDay();
    boolean varies = reading.variability().enough();
    Slope week = reading.slope7();
    Slope fortnight = reading.slope14();
    return new ChangeContext(
        given(own, baseline.median()),
        given(own, baseline.mad()),
        given(replaced, reading.admission().mean()),
        given(replaced, reading.admission().sd()),
        reading.weekdayEffect(),
        given(ready, reading.worse()),
        given(ready, reading.cusum().up()),
        given(ready, reading.cusum().down()),
        given(varies, reading.variability().ratio()),
        given(varies, reading.variability().upper()),
        given(week.enough(), week.perDay()),
        given(week.enough(), week.lower()),
        given(week.enough(), week.upper()),
        given(fortnight.enough(), fortnight.perDay()),
        given(fortnight.enough(), fortnight.lower()),
        given(fortnight.enough(), fortnight.upper()),
        given(reading.robustZ().enough(), reading.robustZ().z()),
        given(reading.earlyWarning().enough(), reading.earlyWarning().autocorrelationTau()),
        given(reading.earlyWarning().enough(), reading.earlyWarning().varianceTau()));
  }

  static ChangeContext of(TogetherReading reading) {
    return new ChangeContext(
        null,
        null,
        null,
        null,
        0,
        reading.worse(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Double given(boolean enough, double value) {
    return enough ? value : null;
  }

  /** Mixes all of it into a fingerprint of the point. */
  long fingerprint(long hash) {
    long mixed = hash;
    for (Double figure :
        new @Nullable Double[] {
          median,
          mad,
          admissionMean,
          admissionSd,
          weekdayEffect,
          worse,
          cusumUp,
          cusumDown,
          variabilityRatio,
          variabilityLimit,
          slope7,
          slope7Lower,
          slope7Upper,
          slope14,
          slope14Lower,
          slope14Upper,
          robustZ,
          autocorrelationTau,
          varianceTau
        }) {
      mixed = TrendPoint.mix(mixed, figure == null ? 1 : Double.doubleToLongBits(figure));
    }
    return mixed;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChangeContext[redacted]";
  }
}
