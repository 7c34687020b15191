package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Somebody was admitted.
 *
 * @param patientId opaque id
 * @param programId program
 * @param part2 whether the record is marked as one under 42 CFR Part 2
 */
record AdmissionAnswer(
    @Schema(description = Words.PATIENT) String patientId,
    @Schema(description = "Id of the program.") String programId,
    @Schema(description = "Whether the record is marked as one under 42 CFR Part 2.")
        boolean part2) {
  /** Shows nobody. */
  @Override
  public String toString() {
    return "AdmissionAnswer[redacted]";
  }
}
