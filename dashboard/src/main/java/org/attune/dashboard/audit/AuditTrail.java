package org.attune.dashboard.audit;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.stereotype.Component;

/**
 * Appends to table audit_event, which refuses changes. Joins the caller's transaction and waits for
 * no other writer; {@link AuditChainer} links the row into the chain.
 */
@Component
public final class AuditTrail {
  /** Attribute of a program's principal: the id of the token it signed in with. */
  public static final String TOKEN_ID = "token_id";

  private final JdbcClient jdbc;
  private final AuditChainer chainer;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, AuditChainer chainer, Clock clock) {
    this.jdbc = jdbc;
    this.chainer = chainer;
    this.clock = clock;
  }

  /** Records what an account did that concerns no patient. */
  public void record(String userId, AuditAction action) {
    record(userId, action, null, null, null);
  }

  /**
   * Records what an account did.
   *
   * @param patientId opaque patient id, or null
   * @param subject id of the thing acted on, or null
   * @param detail a code, never free text, or null
   */
  public void record(
      String userId,
      AuditAction action,
      @Nullable String patientId,
      @Nullable String subject,
      @Nullable String detail) {
    jdbc.sql(
            """
            insert into audit_event (at, user_id, action, patient_id, subject, detail)
            values (:at, :userId, :action, :patientId, :subject, :detail)
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("userId", userId)
        .param("action", action.name())
        .param("patientId", patientId)
        .param("subject", subject)
        .param("detail", withToken(detail))
        .update();
    chainer.wake();
  }

  /** What a program did says by which token of the account; pages add nothing. */
  private static @Nullable String withToken(@Nullable String detail) {
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking == null
        || !(asking.getPrincipal() instanceof OAuth2AuthenticatedPrincipal program)
        || !(program.getAttribute(TOKEN_ID) instanceof String tokenId)) {
      return detail;
    }
    return (detail == null ? "" : detail + " ") + "token=" + tokenId;
  }

  /** Records that an account asked for a patient it may not see; an id of nobody is not kept. */
  public void recordRefusal(String userId, String patientId) {
    jdbc.sql(
            """
            insert into audit_event (at, user_id, action, patient_id, detail)
            select :at, :userId, :action, patient_id, :detail from patient where patient_id = :patientId
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("userId", userId)
        .param("action", AuditAction.PATIENT_REFUSED.name())
        .param("patientId", patientId)
        .param("detail", withToken(null))
        .update();
    chainer.wake();
  }
}
