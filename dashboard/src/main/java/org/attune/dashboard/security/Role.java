package org.attune.dashboard.security;

/** What an account may see. */
public enum Role {
  /** Patients of the account's own care teams. */
  CLINICIAN("Clinician"),
  /** Every patient, also those with no care team yet. */
  SUPERVISOR("Supervisor"),
  /** Every patient, also those with no care team yet. */
  ADMINISTRATOR("Administrator");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The role in words. */
  public String label() {
    return label;
  }

  /** Whether patients outside the account's care teams are in scope. */
  public boolean seesEveryone() {
    return this != CLINICIAN;
  }
}
