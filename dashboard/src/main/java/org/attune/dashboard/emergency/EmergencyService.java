package org.attune.dashboard.emergency;

import java.sql.Timestamp;
import java.time.Clock;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.PatientRowRepository;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes emergency cards. The audit trail says who and which version, never what. */
@Component
public final class EmergencyService {
  private static final int LONGEST_LOCATION = 300;

  private final JdbcClient jdbc;
  private final PatientRowRepository patients;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final Clock clock;

  EmergencyService(
      JdbcClient jdbc,
      PatientRowRepository patients,
      TransactionTemplate transaction,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.patients = patients;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of a card. */
  public enum Outcome {
    DONE,
    /** Somebody has written another version since the page was opened. */
    STALE,
    /** A field is too long, or there is no place. */
    REFUSED
  }

  /**
   * Writes the next version.
   *
   * @param seen version that the page showed; 0 when it showed none
   * @throws NotFoundException when the viewer may not see the patient
   */
  public Outcome write(Viewer viewer, String patientId, int seen, EmergencyCard card) {
    Outcome outcome =
        transaction.execute(
            status -> {
              patients.lock(viewer, patientId);
              if (!card.fits()) {
                return Outcome.REFUSED;
              }
              if (latest(patientId) != seen) {
                return Outcome.STALE;
              }
              insert(viewer, patientId, seen + 1, card);
              audit.record(
                  viewer.userId(),
                  AuditAction.EMERGENCY_CARD_CHANGED,
                  patientId,
                  null,
                  "version=" + (seen + 1));
              return Outcome.DONE;
            });
    return outcome == null ? Outcome.REFUSED : outcome;
  }

  /**
   * Notes where the patient says to be now.
   *
   * @throws NotFoundException when the viewer may not see the patient
   */
  public Outcome confirmLocation(Viewer viewer, String patientId, String location) {
    String words = location.strip();
    Outcome outcome =
        transaction.execute(
            status -> {
              patients.lock(viewer, patientId);
              if (words.isEmpty() || words.length() > LONGEST_LOCATION) {
                return Outcome.REFUSED;
              }
              jdbc.sql(
                      """
                  insert into patient_location (patient_id, location, confirmed_by, confirmed_at)
                  values (:patientId, :location, :by, :now)
                  """)
                  .param("patientId", patientId)
                  .param("location", words)
                  .param("by", viewer.userId())
                  .param("now", Timestamp.from(clock.instant()))
                  .update();
              audit.record(
                  viewer.userId(),
                  AuditAction.EMERGENCY_CARD_CHANGED,
                  patientId,
                  null,
                  "location-confirmed");
              return Outcome.DONE;
            });
    return outcome == null ? Outcome.REFUSED : outcome;
  }

  private int latest(String patientId) {
    return jdbc.sql(
            "select coalesce(max(version), 0) from emergency_card where patient_id = :patientId")
        .param("patientId", patientId)
        .query(Integer.class)
        .single();
  }

  private void insert(Viewer viewer, String patientId, int version, EmergencyCard card) {
    SafetyPlan plan = card.plan();
    jdbc.sql(
            """
            insert into emergency_card (patient_id, version, callback_number, contact_name,
              contact_number, contact_released, contact_release, emergency_services, warning_signs,
              coping, distraction, helpers, professionals, safer_surroundings, written_by,
              written_at)
            values (:patientId, :version, :callback, :contactName, :contactNumber, :released,
              :release, :services, :warningSigns, :coping, :distraction, :helpers, :professionals,
              :safer, :by, :now)
            """)
        .param("patientId", patientId)
        .param("version", version)
        .param("callback", card.callbackNumber())
        .param("contactName", card.contactName())
        .param("contactNumber", card.contactNumber())
        .param("released", card.contactReleased())
        .param("release", card.contactRelease())
        .param("services", card.emergencyServices())
        .param("warningSigns", plan.warningSigns())
        .param("coping", plan.coping())
        .param("distraction", plan.distraction())
        .param("helpers", plan.helpers())
        .param("professionals", plan.professionals())
        .param("safer", plan.saferSurroundings())
        .param("by", viewer.userId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
