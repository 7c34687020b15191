package org.attune.dashboard.patient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One local day of one metric; all values in the metric's unit.
 *
 * @param day the patient's local day
 * @param value day value
 * @param valid whether enough of the day was observed
 * @param coverage share of the day observed, 0 to 1
 * @param status name of the chart status
 * @param baselineDays days the baseline rests on, 0 to 14
 * @param usualLow lower end of the usual range, of this patient or {@link #usualForAdults}
 * @param usualHigh upper end of the usual range
 * @param ewma running average
 * @param lowerLimit lower alert limit of the running average
 * @param upperLimit upper alert limit of the running average
 * @param course what the days up to this one say
 * @param baseline what the running average is judged against
 * @param revision grows with every change of the day
 * @param provisional whether later data may still change the day
 * @param receivedAt when the latest of the day's data was received
 */
public record ChartDay(
    LocalDate day,
    double value,
    boolean valid,
    double coverage,
    String status,
    int baselineDays,
    @Nullable Double usualLow,
    @Nullable Double usualHigh,
    @Nullable Double ewma,
    @Nullable Double lowerLimit,
    @Nullable Double upperLimit,
    Course course,
    Baseline baseline,
    long revision,
    boolean provisional,
    Instant receivedAt) {
  /** Days that complete a baseline. */
  static final int FULL_BASELINE_DAYS = 14;

  /** The last place on earth to end a day is 12 hours behind UTC. */
  private static final Duration EVERYWHERE_OVER = Duration.ofHours(36);

  private static final Duration ORDINARY_DELAY = Duration.ofDays(1);

  /**
   * Whether the usual range is not this patient's own yet: that of adults, drawn towards the days
   * of the baseline so far.
   */
  public boolean usualForAdults() {
    return usualLow != null && ewma == null && baselineDays < FULL_BASELINE_DAYS;
  }

  /**
   * Whether data of the day still came when it had been over for a day, wherever the patient was.
   */
  public boolean late() {
    Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return receivedAt.isAfter(begin.plus(EVERYWHERE_OVER).plus(ORDINARY_DELAY));
  }
}
