package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.attune.dashboard.patient.Baseline;
import org.attune.dashboard.patient.ChartDay;
import org.attune.schemas.result.ChartStatus;
import org.jspecify.annotations.Nullable;

/**
 * One local day of a metric; {@link ChartDay} and {@link Baseline} say of each field what it is.
 *
 * @param day the patient's local day
 * @param value day value
 * @param valid whether enough of the day was observed
 * @param coverage share of the day observed
 * @param status chart status
 * @param baselineDays days the baseline rests on
 * @param baselineMean its mean, or null
 * @param baselineSd its standard deviation, or null
 * @param usualLow lower end of the usual range, or null
 * @param usualHigh upper end of the usual range, or null
 * @param usualForAdults whether that range is not the patient's own yet
 * @param runningAverage running average, or null
 * @param lowerLimit lower alert limit of the running average, or null
 * @param upperLimit upper alert limit of the running average, or null
 * @param z how far the running average is from the mean, or null
 * @param slopePerDay slope over 14 days, or null
 * @param provisional whether later data may still change the day
 * @param revision grows with every change of the day
 * @param receivedAt when the latest of the day's data was received
 */
record TrendDay(
    @Schema(description = "The patient's local day.") LocalDate day,
    @Schema(description = "Value of the day, in the metric's unit.") double value,
    @Schema(description = "Whether enough of the day was observed to judge it.") boolean valid,
    @Schema(description = "Share of the day observed, 0 to 1.") double coverage,
    @Schema(description = "Where the day stands on the chart.") ChartStatus status,
    @Schema(description = "Days the baseline rests on, 0 to 14.") int baselineDays,
    @Schema(description = "Mean of the patient's baseline, in the metric's unit.")
        @Nullable Double baselineMean,
    @Schema(description = "Standard deviation of the baseline, in the metric's unit.")
        @Nullable Double baselineSd,
    @Schema(description = "Lower end of the usual range, in the metric's unit.")
        @Nullable Double usualLow,
    @Schema(description = "Upper end of the usual range, in the metric's unit.")
        @Nullable Double usualHigh,
    @Schema(description = "Whether the usual range is that of adults, not the patient's own yet.")
        boolean usualForAdults,
    @Schema(
            description =
                "Exponentially weighted running average, in the metric's unit: what the limits"
                    + " judge.")
        @Nullable Double runningAverage,
    @Schema(description = "Lower alert limit of the running average, in the metric's unit.")
        @Nullable Double lowerLimit,
    @Schema(description = "Upper alert limit of the running average, in the metric's unit.")
        @Nullable Double upperLimit,
    @Schema(
            description =
                "Running average less the baseline's mean, by half the width of the limits: beyond"
                    + " 1 or -1 is a breach. No unit.")
        @Nullable Double z,
    @Schema(description = "Theil-Sen slope over 14 days, in the metric's unit per day.")
        @Nullable Double slopePerDay,
    @Schema(description = "Whether later data may still change the day.") boolean provisional,
    @Schema(description = "Grows with every change of the day.") long revision,
    @Schema(description = "When the latest of the day's data was received, UTC.")
        Instant receivedAt) {
  static TrendDay of(ChartDay day) {
    Baseline baseline = day.baseline();
    return new TrendDay(
        day.day(),
        day.value(),
        day.valid(),
        day.coverage(),
        ChartStatus.valueOf(day.status()),
        day.baselineDays(),
        baseline.mean(),
        baseline.sd(),
        day.usualLow(),
        day.usualHigh(),
        day.usualForAdults(),
        day.ewma(),
        day.lowerLimit(),
        day.upperLimit(),
        baseline.z(),
        day.course().slope(),
        day.provisional(),
        day.revision(),
        day.receivedAt());
  }

  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "TrendDay[revision=" + revision + "]";
  }
}
