package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of one metric of a patient.
 *
 * @param patientId opaque id
 * @param metric id of the metric
 * @param label its name in words
 * @param unit its unit, UCUM, or null
 * @param days days with data, oldest first
 * @param delayedSince since when data are missing, or null
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record TrendAnswer(
    @Schema(description = Words.PATIENT) String patientId,
    @Schema(description = Words.METRIC) String metric,
    @Schema(description = "Name of the metric in words.") String label,
    @Schema(description = Words.UNIT) @Nullable String unit,
    @Schema(description = "Days with data, the oldest first; a day without has no entry.")
        List<TrendDay> days,
    @Schema(description = Words.DELAYED) @Nullable Instant delayedSince,
    @Schema(description = Words.NOTICE) @Nullable String notice) {
  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "TrendAnswer[metric=" + metric + "]";
  }
}
