package org.attune.dashboard.account;

import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account as the page of accounts shows it.
 *
 * @param userId opaque id
 * @param username name to sign in with
 * @param displayName name on screen
 * @param role role
 * @param scope teams and programs in words, or the patient's id of a participant
 * @param signIn how the person signs in, in words
 * @param locked since when an administrator, or too many wrong passwords, locked it, in words; null
 *     when it is not locked
 */
public record AccountRow(
    String userId,
    String username,
    String displayName,
    Role role,
    String scope,
    String signIn,
    @Nullable String locked) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "AccountRow[userId=" + userId + ", role=" + role + "]";
  }
}
