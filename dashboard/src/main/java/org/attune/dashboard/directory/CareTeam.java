package org.attune.dashboard.directory;

/**
 * A care team.
 *
 * @param careTeamId id
 * @param name name on screen
 */
public record CareTeam(String careTeamId, String name) {}
