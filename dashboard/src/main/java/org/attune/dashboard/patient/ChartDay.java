package org.attune.dashboard.patient;

import java.time.LocalDate;
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
 * @param usualLow lower end of the usual range
 * @param usualHigh upper end of the usual range
 * @param ewma running average
 * @param lowerLimit lower alert limit of the running average
 * @param upperLimit upper alert limit of the running average
 * @param provisional whether later data may still change the day
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
    boolean provisional) {}
