package org.attune.dashboard.breakglass;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a patient's record in an emergency, and takes down what a supervisor thinks of it. */
@Component
public final class EmergencyAccessService {
  /** How long an access opens; program policy. */
  static final Duration OPEN = Duration.ofHours(4);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final EmergencyAccessQueries accesses;
  private final AuditTrail audit;
  private final LiveSignals signals;

  EmergencyAccessService(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      EmergencyAccessQueries accesses,
      AuditTrail audit,
      LiveSignals signals) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.accesses = accesses;
    this.audit = audit;
    this.signals = signals;
  }

  /**
   * Opens the record of any patient to the viewer for {@link #OPEN}.
   *
   * @param statement complete
   * @return id of the access, or empty when there is no such patient
   */
  public Optional<String> take(Viewer viewer, String patientId, EmergencyStatement statement) {
    if (!statement.complete()) {
      throw new IllegalArgumentException("the statement is not complete");
    }
    String emergencyId = UUID.randomUUID().toString();
    Integer taken =
        transaction.execute(
            status -> {
              int rows =
                  jdbc.sql(
                          """
                          insert into emergency_access (emergency_id, patient_id, user_id, recipient,
                            discloser, nature, granted_at, expires_at)
                          select :id, patient_id, :userId, :recipient, :discloser, :nature, now(),
                                 now() + make_interval(secs => :seconds)
                            from patient where patient_id = :patientId
                          """)
                      .param("id", emergencyId)
                      .param("userId", viewer.userId())
                      .param("recipient", statement.recipient())
                      .param("discloser", statement.discloser())
                      .param("nature", statement.nature())
                      .param("seconds", OPEN.toSeconds())
                      .param("patientId", patientId)
                      .update();
              if (rows == 1) {
                audit.record(
                    viewer.userId(),
                    AuditAction.EMERGENCY_ACCESS_TAKEN,
                    patientId,
                    emergencyId,
                    "hours=" + OPEN.toHours());
              }
              return rows;
            });
    signals.caseloadChanged();
    return taken != null && taken == 1 ? Optional.of(emergencyId) : Optional.empty();
  }

  /**
   * Takes down a review.
   *
   * @return whether there was such an access to a patient the viewer answers for, taken by somebody
   *     else and not reviewed before
   */
  public boolean review(Viewer viewer, String emergencyId, boolean justified) {
    Optional<EmergencyAccess> found =
        accesses.all(viewer).stream()
            .filter(access -> access.emergencyId().equals(emergencyId) && !access.mine())
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Boolean reviewed =
        transaction.execute(
            status -> {
              int rows =
                  jdbc.sql(
                          """
                          insert into emergency_review (emergency_id, reviewed_by, reviewed_at, justified)
                          values (:id, :userId, now(), :justified) on conflict do nothing
                          """)
                      .param("id", emergencyId)
                      .param("userId", viewer.userId())
                      .param("justified", justified)
                      .update();
              if (rows == 1) {
                audit.record(
                    viewer.userId(),
                    AuditAction.EMERGENCY_ACCESS_REVIEWED,
                    found.get().patientId(),
                    emergencyId,
                    "justified=" + justified);
              }
              return rows == 1;
            });
    return Boolean.TRUE.equals(reviewed);
  }
}
