package org.attune.dashboard.breakglass;

import org.jspecify.annotations.Nullable;

/**
 * An access in an emergency as the page of reviews shows it.
 *
 * @param emergencyId opaque id
 * @param patientId opaque id of the patient
 * @param patientName name on screen
 * @param takenBy who took it
 * @param statement what was written down
 * @param at when, in words
 * @param until until when it opens, in words
 * @param review who reviewed it, when and how, in words; null before
 * @param mine whether the viewer took it, who cannot be its reviewer
 */
public record EmergencyAccess(
    String emergencyId,
    String patientId,
    String patientName,
    String takenBy,
    EmergencyStatement statement,
    String at,
    String until,
    @Nullable String review,
    boolean mine) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "EmergencyAccess[emergencyId=" + emergencyId + "]";
  }
}
