package org.attune.dashboard.wording;

import org.jspecify.annotations.Nullable;

/** How a patient is named on screen. */
public final class PatientNames {
  private PatientNames() {}

  /** The name, or what stands for it while the directory does not know the patient. */
  public static String shown(@Nullable String displayName, String patientId) {
    return displayName == null || displayName.isBlank()
        ? "Patient " + patientId + " (not in the directory)"
        : displayName;
  }
}
