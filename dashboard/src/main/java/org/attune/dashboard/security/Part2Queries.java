package org.attune.dashboard.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what a page shows is under 42 CFR Part 2, so that it says so. */
@Component
public final class Part2Queries {
  private static final String READS =
      """
      select exists (select 1 from part2_episode e
                       join part2_reader d on d.patient_id = e.patient_id and d.user_id = :viewerId
                        and (d.program_id = e.program_id or e.program_id is null)
                      where e.patient_id = p.patient_id)
        from patient p where p.patient_id = :patientId and
      """;

  private final JdbcClient jdbc;

  Part2Queries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the viewer reads records of a program under 42 CFR Part 2 on a patient's pages. */
  public boolean reads(Viewer viewer, String patientId) {
    return jdbc.sql(READS + Viewer.PATIENT_SCOPE)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
