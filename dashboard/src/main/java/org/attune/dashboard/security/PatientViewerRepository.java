package org.attune.dashboard.security;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Who may see any of some patients, by the view that decides who sees whom. */
@Component
public final class PatientViewerRepository {
  private final JdbcClient jdbc;

  PatientViewerRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which of some accounts may see at least one of some patients.
   *
   * @param userIds opaque ids of accounts
   * @param patientIds opaque ids of patients
   */
  public Set<String> among(Collection<String> userIds, Collection<String> patientIds) {
    if (userIds.isEmpty() || patientIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        jdbc.sql(
                "select distinct user_id from patient_viewer"
                    + " where user_id = any(:users) and patient_id = any(:patients)")
            .param("users", new SqlArrayValue("text", userIds.toArray()))
            .param("patients", new SqlArrayValue("text", patientIds.toArray()))
            .query(String.class)
            .list());
  }
}
