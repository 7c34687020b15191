package org.attune.dashboard.directory;

import org.jspecify.annotations.Nullable;

/**
 * A patient to enter into the directory.
 *
 * @param patientId opaque id, as in the records
 * @param displayName name on screen
 * @param careTeamId care team, or null while none is assigned
 */
public record NewPatient(String patientId, String displayName, @Nullable String careTeamId) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "NewPatient[patientId=" + patientId + "]";
  }
}
