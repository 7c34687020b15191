package org.attune.dashboard.directory;

import java.util.Set;
import org.attune.dashboard.security.Role;

/**
 * An account to create.
 *
 * @param username name to sign in with
 * @param password password in clear, hashed before it is stored
 * @param displayName name on screen
 * @param role role
 * @param careTeamIds care teams it belongs to
 */
public record NewAccount(
    String username, String password, String displayName, Role role, Set<String> careTeamIds) {
  public NewAccount {
    careTeamIds = Set.copyOf(careTeamIds);
  }

  /** Shows neither password nor name. */
  @Override
  public String toString() {
    return "NewAccount[role=" + role + "]";
  }
}
