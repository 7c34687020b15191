package org.attune.dashboard.patient;

import java.time.LocalDate;

/**
 * A patient whom a viewer may see. Only {@link PatientQueries#authorize} makes one, so whoever
 * reads days of a patient has asked for access before.
 */
public final class AuthorizedPatient {
  private final String patientId;
  private final Withheld withheld;

  private AuthorizedPatient(String patientId, Withheld withheld) {
    this.patientId = patientId;
    this.withheld = withheld;
  }

  /** For {@link PatientQueries#authorize}, once access is granted. */
  static AuthorizedPatient granted(String patientId, Withheld withheld) {
    return new AuthorizedPatient(patientId, withheld);
  }

  /** Opaque id. */
  public String patientId() {
    return patientId;
  }

  /**
   * Whether a day's point is none of the viewer's.
   *
   * @param day the patient's local day
   * @param rules name of the point's confidentiality
   */
  boolean withholds(LocalDate day, String rules) {
    return withheld.covers(day, rules);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AuthorizedPatient[redacted]";
  }
}
