package org.attune.dashboard.consent;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes consents down and revokes them. Both take effect with the next query of anybody. */
@Component
public final class ConsentService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ConsentQueries consents;
  private final AuditTrail audit;
  private final LiveSignals signals;
  private final ZoneId staffZone;

  ConsentService(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ConsentQueries consents,
      AuditTrail audit,
      LiveSignals signals,
      ZoneId staffZone) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.consents = consents;
    this.audit = audit;
    this.signals = signals;
    this.staffZone = staffZone;
  }

  /** Why a consent was not taken down. */
  public enum Refusal {
    /** No program of the patient's that the viewer is staff of. */
    NOT_OF_YOUR_PROGRAM,
    /** No such care team. */
    NO_SUCH_TEAM,
    /** It would end before it begins. */
    ENDS_BEFORE_IT_BEGINS
  }

  /**
   * Takes a consent down.
   *
   * @return why not, or empty when it is done
   */
  public Optional<Refusal> give(Viewer viewer, String patientId, NewConsent consent) {
    if (!consents.programs(viewer, patientId).containsKey(consent.programId())) {
      return Optional.of(Refusal.NOT_OF_YOUR_PROGRAM);
    }
    LocalDate from = consent.from();
    LocalDate until = consent.until();
    if (from != null && until != null && until.isBefore(from)) {
      return Optional.of(Refusal.ENDS_BEFORE_IT_BEGINS);
    }
    if (!teamExists(consent.recipientTeamId())) {
      return Optional.of(Refusal.NO_SUCH_TEAM);
    }
    String consentId = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into consent (consent_id, version, patient_id, program_id, recipient_team_id,
                    effective_from, expires_at, revoked, recorded_by, recorded_at)
                  values (:id, 1, :patientId, :program, :team,
                    coalesce((:from)::date::timestamp at time zone :zone, now()),
                    ((:until)::date + 1)::timestamp at time zone :zone, false, :userId, now())
                  """)
              .param("id", consentId)
              .param("patientId", patientId)
              .param("program", consent.programId())
              .param("team", consent.recipientTeamId())
              .param("from", from)
              .param("until", until)
              .param("zone", staffZone.getId())
              .param("userId", viewer.userId())
              .update();
          audit.record(
              viewer.userId(), AuditAction.CONSENT_GIVEN, patientId, consentId, "version=1");
        });
    signals.caseloadChanged();
    return Optional.empty();
  }

  /**
   * Revokes a consent from now on.
   *
   * @return whether there was one that the viewer may read, not revoked before
   */
  public boolean revoke(Viewer viewer, String patientId, String consentId) {
    Optional<Consent> found =
        consents.consents(viewer, patientId).stream()
            .filter(consent -> consent.consentId().equals(consentId) && consent.revocable())
            .findFirst();
    if (found.isEmpty()) {
      return false;
    }
    int version = found.get().version() + 1;
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into consent (consent_id, version, patient_id, program_id, recipient_team_id,
                    effective_from, expires_at, revoked, recorded_by, recorded_at)
                  select consent_id, :version, patient_id, program_id, recipient_team_id,
                    now(), null, true, :userId, now()
                    from consent where consent_id = :id and version = :version - 1
                  """)
              .param("id", consentId)
              .param("version", version)
              .param("userId", viewer.userId())
              .update();
          audit.record(
              viewer.userId(),
              AuditAction.CONSENT_REVOKED,
              patientId,
              consentId,
              "version=" + version);
        });
    signals.caseloadChanged();
    return true;
  }

  private boolean teamExists(@Nullable String careTeamId) {
    return careTeamId == null
        || jdbc.sql("select count(*) from care_team where care_team_id = :id")
                .param("id", careTeamId)
                .query(Integer.class)
                .single()
            == 1;
  }
}
