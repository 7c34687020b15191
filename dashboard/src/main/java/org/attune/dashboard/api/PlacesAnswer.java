package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.Program;
import org.jspecify.annotations.Nullable;

/**
 * Where people may be admitted.
 *
 * @param programs programs that the account supervises
 * @param careTeams care teams of those programs, and teams that treat for any
 */
record PlacesAnswer(
    @Schema(description = "Programs that the account supervises, by name.")
        List<ProgramEntry> programs,
    @Schema(description = "Care teams of those programs, and teams that treat for any, by name.")
        List<TeamEntry> careTeams) {
  /**
   * A program.
   *
   * @param programId id
   * @param name name on screen
   * @param part2 whether 42 CFR Part 2 holds for its records
   */
  record ProgramEntry(
      @Schema(description = "Id of the program.") String programId,
      @Schema(description = "Name on screen.") String name,
      @Schema(description = "Whether 42 CFR Part 2 holds for its records.") boolean part2) {}

  /**
   * A care team.
   *
   * @param careTeamId id
   * @param name name on screen
   * @param programId program it treats for, or null
   */
  record TeamEntry(
      @Schema(description = "Id of the care team.") String careTeamId,
      @Schema(description = "Name on screen.") String name,
      @Schema(description = "Program it treats for; null for any.") @Nullable String programId) {}

  static PlacesAnswer of(Collection<Program> programs, List<CareTeam> teams) {
    return new PlacesAnswer(
        programs.stream()
            .map(one -> new ProgramEntry(one.programId(), one.name(), one.part2()))
            .toList(),
        teams.stream()
            .map(one -> new TeamEntry(one.careTeamId(), one.name(), one.programId()))
            .toList());
  }
}
