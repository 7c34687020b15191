package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alerts of a patient.
 *
 * @param patientId opaque id
 * @param alerts open ones first, most pressing first
 * @param delayedSince since when data are missing, or null
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record PatientAlertsAnswer(
    @Schema(description = Words.PATIENT) String patientId,
    @Schema(description = "All alerts, open ones first, the most pressing first.")
        List<AlertEntry> alerts,
    @Schema(description = Words.DELAYED) @Nullable Instant delayedSince,
    @Schema(description = Words.NOTICE) @Nullable String notice) {
  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "PatientAlertsAnswer[redacted]";
  }
}
