package org.attune.analytics.trend;

import org.attune.analytics.trend.change.Baseline;
import org.attune.analytics.trend.change.PersonalReading;
import org.attune.analytics.trend.change.TogetherReading;

/**
 * What is usual of single days, in the metric's unit. Where a point has one and no {@link
 * ChartReading}, its baseline is still learned: the range is drawn towards what is usual for
 * adults, the less the more baseline days there are, and not at all once they are complete.
 *
 * @param mean baseline mean
 * @param sd baseline standard deviation, floored
 * @param low lower end of the range
 * @param high upper end of the range
 */
public record UsualRange(double mean, double sd, double low, double high) {

  static UsualRange of(PersonalReading reading) {
    Baseline baseline = reading.baseline();
    return new UsualRange(baseline.mean(), baseline.sd(), reading.usualLow(), reading.usualHigh());
  }

  static UsualRange of(TogetherReading reading, double width) {
    double half = width * reading.sd();
    return new UsualRange(
        reading.mean(), reading.sd(), reading.mean() - half, reading.mean() + half);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "UsualRange[redacted]";
  }
}
