package org.attune.dashboard.directory;

import java.util.Set;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account to create.
 *
 * @param username name to sign in with
 * @param password password in clear, hashed before it is stored; empty for none
 * @param displayName name on screen
 * @param role role
 * @param careTeamIds care teams it belongs to
 * @param supervises programs it supervises; of a supervisor only
 * @param patientId the patient whose own account it is; of a participant only
 */
public record NewAccount(
    String username,
    String password,
    String displayName,
    Role role,
    Set<String> careTeamIds,
    Set<String> supervises,
    @Nullable String patientId) {
  public NewAccount {
    careTeamIds = Set.copyOf(careTeamIds);
    supervises = Set.copyOf(supervises);
  }

  /** An account of somebody who treats, or has no patients at all. */
  public NewAccount(
      String username, String password, String displayName, Role role, Set<String> careTeamIds) {
    this(username, password, displayName, role, careTeamIds, Set.of(), null);
  }

  /** A supervisor of programs, without a caseload of their own. */
  public static NewAccount supervisor(
      String username, String password, String displayName, Set<String> programIds) {
    return new NewAccount(
        username, password, displayName, Role.SUPERVISOR, Set.of(), programIds, null);
  }

  /** A patient's own account. */
  public static NewAccount participant(
      String username, String password, String displayName, String patientId) {
    return new NewAccount(
        username, password, displayName, Role.PARTICIPANT, Set.of(), Set.of(), patientId);
  }

  /** Shows neither password nor name. */
  @Override
  public String toString() {
    return "NewAccount[role=" + role + "]";
  }
}
