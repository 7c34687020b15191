package org.attune.dashboard.enrollment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a supervisor may admit people. */
@Component
public final class EnrollmentQueries {
  private static final String SUPERVISED =
      """
      select s.program_id from supervision s
        join app_user u on u.user_id = s.user_id and u.role = 'SUPERVISOR'
       where s.user_id = :viewerId
      """;

  private final JdbcClient jdbc;

  EnrollmentQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Programs that the viewer supervises, by id in the order of their names. */
  public Map<String, Program> programs(Viewer viewer) {
    Map<String, Program> programs = new LinkedHashMap<>();
    jdbc.sql("select * from program where program_id in (" + SUPERVISED + ") order by name")
        .params(viewer.parameters())
        .query(
            row -> {
              programs.put(
                  row.getString("program_id"),
                  new Program(
                      row.getString("program_id"), row.getString("name"), row.getBoolean("part2")));
            });
    return programs;
  }

  /** Care teams of those programs, and teams that treat for any, by name. */
  public List<CareTeam> teams(Viewer viewer) {
    return jdbc.sql(
            "select * from care_team where program_id is null or program_id in ("
                + SUPERVISED
                + ") order by name")
        .params(viewer.parameters())
        .query(
            (row, n) ->
                new CareTeam(
                    row.getString("care_team_id"),
                    row.getString("name"),
                    row.getString("program_id")))
        .list();
  }
}
