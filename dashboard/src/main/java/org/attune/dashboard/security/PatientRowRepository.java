package org.attune.dashboard.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds a patient's row for the rest of a transaction: who writes of a patient does so alone. */
@Component
public final class PatientRowRepository {
  private final JdbcClient jdbc;

  PatientRowRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits until nobody else writes of the patient.
   *
   * @throws NotFoundException when the viewer may not see the patient
   */
  public void lock(Viewer viewer, String patientId) {
    boolean seen =
        jdbc.sql(
                "select p.patient_id from patient p where p.patient_id = :patientId and "
                    + Viewer.PATIENT_SCOPE
                    + " for update")
            .params(viewer.parameters())
            .param("patientId", patientId)
            .query(String.class)
            .optional()
            .isPresent();
    if (!seen) {
      throw new NotFoundException();
    }
  }

  /**
   * The same for work that nobody in particular asked for; a patient who is gone is not waited for.
   */
  public void lock(String patientId) {
    jdbc.sql("select patient_id from patient where patient_id = :patientId for update")
        .param("patientId", patientId)
        .query()
        .listOfRows();
  }
}
