package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics a patient has trends of.
 *
 * @param patientId opaque id
 * @param metrics in the order of the catalogue
 * @param storeNotice what to know when the time-series store did not answer, else null
 * @param delayedSince since when data are missing, or null
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record TrendsAnswer(
    @Schema(description = Words.PATIENT) String patientId,
    @Schema(description = "Metrics in the order of the catalogue.") List<MetricEntry> metrics,
    @Schema(
            description =
                "What to know when the time-series store did not answer and this comes from the"
                    + " dashboard's own copy; else null.")
        @Nullable String storeNotice,
    @Schema(description = Words.DELAYED) @Nullable Instant delayedSince,
    @Schema(description = Words.NOTICE) @Nullable String notice) {
  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "TrendsAnswer[redacted]";
  }
}
