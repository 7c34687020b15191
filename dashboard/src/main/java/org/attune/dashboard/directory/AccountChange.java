package org.attune.dashboard.directory;

import java.util.Set;
import org.attune.dashboard.security.Role;

/**
 * What an account is to be from now on.
 *
 * @param userId opaque id
 * @param displayName name on screen
 * @param role role
 * @param careTeamIds care teams it belongs to
 * @param programIds programs it answers for
 */
public record AccountChange(
    String userId, String displayName, Role role, Set<String> careTeamIds, Set<String> programIds) {
  public AccountChange {
    careTeamIds = Set.copyOf(careTeamIds);
    programIds = Set.copyOf(programIds);
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "AccountChange[userId=" + userId + ", role=" + role + "]";
  }
}
