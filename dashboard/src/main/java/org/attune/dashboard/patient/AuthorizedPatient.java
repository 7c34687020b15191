package org.attune.dashboard.patient;

/**
 * A patient whom a viewer may see. Only {@link PatientQueries#authorize} makes one, so whoever
 * reads days of a patient has asked for access before.
 */
public final class AuthorizedPatient {
  private final String patientId;

  private AuthorizedPatient(String patientId) {
    this.patientId = patientId;
  }

  /** For {@link PatientQueries#authorize}, once access is granted. */
  static AuthorizedPatient granted(String patientId) {
    return new AuthorizedPatient(patientId);
  }

  /** Opaque id. */
  public String patientId() {
    return patientId;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AuthorizedPatient[redacted]";
  }
}
