package org.attune.dashboard.security;

import java.util.EnumSet;
import java.util.Set;

/** What an account is for. Which patients it sees is decided by view patient_viewer. */
public enum Role {
  /** Treats the patients of the account's care teams. */
  CLINICIAN("Clinician"),
  /** Answers for programs: their patients, and patients of whom no program is known yet. */
  SUPERVISOR("Supervisor"),
  /** Reads figures of programs, never a patient. */
  DIRECTOR("Program director"),
  /** Reads de-identified exports, never a patient. */
  RESEARCHER("Researcher"),
  /** A patient, who sees their own page and nobody else's. */
  PARTICIPANT("Participant"),
  /** Keeps accounts and the intake in order, and sees no clinical content. */
  ADMINISTRATOR("Administrator");

  /** Those who treat, or answer for those who treat. */
  public static final Set<Role> CLINICAL = Set.copyOf(EnumSet.of(CLINICIAN, SUPERVISOR));

  /** Those who keep an eye on the intake, which names no patient. */
  public static final Set<Role> INTAKE =
      Set.copyOf(EnumSet.of(CLINICIAN, SUPERVISOR, ADMINISTRATOR));

  /** Those who hand patients the report on who looked at their records. */
  public static final Set<Role> ACCESS_REPORTS = Set.copyOf(EnumSet.of(SUPERVISOR, ADMINISTRATOR));

  /** Those who answer for programs, and are told when alerts of theirs wait too long. */
  public static final Set<Role> ANSWERING = Set.copyOf(EnumSet.of(SUPERVISOR, DIRECTOR));

  /** Those who are told of alerts, and say where. */
  public static final Set<Role> TOLD = Set.copyOf(EnumSet.of(CLINICIAN, SUPERVISOR, DIRECTOR));

  /** Those who see that the jobs and the ways out go on, which names no patient. */
  public static final Set<Role> HEALTH =
      Set.copyOf(EnumSet.of(SUPERVISOR, DIRECTOR, ADMINISTRATOR));

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The role in words. */
  public String label() {
    return label;
  }

  /** Whether the role treats patients or answers for those who do. */
  public boolean clinical() {
    return CLINICAL.contains(this);
  }

  /** Whether the role keeps an eye on the intake. */
  public boolean intake() {
    return INTAKE.contains(this);
  }

  /** Whether the role answers for programs and sees who lets alerts wait. */
  public boolean answers() {
    return ANSWERING.contains(this);
  }

  /** Whether the role is told of alerts. */
  public boolean told() {
    return TOLD.contains(this);
  }

  /** Whether the role sees that everything goes on. */
  public boolean watchesHealth() {
    return HEALTH.contains(this);
  }

  /** Whether the role keeps the accounts. */
  public boolean administers() {
    return this == ADMINISTRATOR;
  }

  /** Whether the role answers for programs: admits people, reviews emergencies. */
  public boolean supervises() {
    return this == SUPERVISOR;
  }

  /** Whether the role hands out reports on who looked at a record. */
  public boolean reportsAccess() {
    return ACCESS_REPORTS.contains(this);
  }
}
