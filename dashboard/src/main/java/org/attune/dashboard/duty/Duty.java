package org.attune.dashboard.duty;

/** The duties of a program, in the order in which an unacknowledged alert goes through them. */
public enum Duty {
  ON_DUTY("On duty"),
  BACKUP("Backup"),
  SUPERVISOR("Supervisor"),
  DIRECTOR("Director");

  private final String label;

  Duty(String label) {
    this.label = label;
  }

  /** The duty in words. */
  public String label() {
    return label;
  }
}
