package org.attune.dashboard.patient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who the page is about.
 *
 * @param patientId opaque id
 * @param name name on screen
 * @param careTeam care team, or words for none
 * @param enrollment the latest episode of care in words, or words for none
 * @param lastData when data last came, in words
 * @param lastDataAt when data last came, or null
 * @param priorityRecord stored priority, or null
 */
public record PatientHeader(
    String patientId,
    String name,
    String careTeam,
    String enrollment,
    String lastData,
    @Nullable Instant lastDataAt,
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
        byte @Nullable [] priorityRecord) {

  /** Shows no name. */
  @Override
  public String toString() {
    return "PatientHeader[patientId=" + patientId + "]";
  }
}
