package org.attune.dashboard.directory;

import org.jspecify.annotations.Nullable;

/**
 * A care team.
 *
 * @param careTeamId id
 * @param name name on screen
 * @param programId program it treats for, or null for any
 */
public record CareTeam(String careTeamId, String name, @Nullable String programId) {
  /** A team that treats for any program. */
  public CareTeam(String careTeamId, String name) {
    this(careTeamId, name, null);
  }
}
