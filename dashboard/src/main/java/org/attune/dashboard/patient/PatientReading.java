package org.attune.dashboard.patient;

import java.util.List;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Component;

/** Reads a patient's record for whoever may see it, and puts every read and refusal on record. */
@Component
public final class PatientReading {
  private final PatientQueries patients;
  private final ChartSource chartSource;
  private final AuditTrail audit;

  PatientReading(PatientQueries patients, ChartSource chartSource, AuditTrail audit) {
    this.patients = patients;
    this.chartSource = chartSource;
    this.audit = audit;
  }

  /**
   * Opens a patient's record.
   *
   * @throws NotFoundException when the viewer may not see the patient, or there is none
   */
  public AuthorizedPatient open(Viewer viewer, String patientId) {
    AuthorizedPatient patient = authorized(viewer, patientId);
    audit.record(viewer.userId(), AuditAction.PATIENT_READ, patientId, null, null);
    return patient;
  }

  /**
   * Days of every metric.
   *
   * @return metrics in the order of the catalogue
   */
  public ChartSource.Answer days(AuthorizedPatient patient) {
    return chartSource.days(patient);
  }

  /**
   * Days of one metric, oldest first, never empty.
   *
   * @throws NotFoundException when the viewer may not see the patient, or none of such days
   */
  public List<ChartDay> days(Viewer viewer, String patientId, String metric) {
    List<ChartDay> days = chartSource.days(authorized(viewer, patientId), metric);
    if (days.isEmpty()) {
      throw new NotFoundException();
    }
    audit.record(viewer.userId(), AuditAction.CHART_READ, patientId, null, metric);
    return days;
  }

  private AuthorizedPatient authorized(Viewer viewer, String patientId) {
    return patients.authorize(viewer, patientId).orElseThrow(() -> refused(viewer, patientId));
  }

  /** Of a patient there is, the refusal is recorded; of any other id there is nothing to tell. */
  private NotFoundException refused(Viewer viewer, String patientId) {
    audit.recordRefusal(viewer.userId(), patientId);
    return new NotFoundException();
  }
}
