package org.attune.dashboard.duty;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands caseloads over. Whoever stands in sees no more patients by it: they must be able to see all
 * that the other does before.
 */
@Component
public final class HandoverService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final Clock clock;

  HandoverService(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      AccountRepository accounts,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of a hand-over. */
  public enum Outcome {
    /** Entered, or there already. */
    DONE,
    /** Nobody, to oneself, or it ends before it starts. */
    IMPOSSIBLE,
    /** Whoever should stand in may not see all patients of the other. */
    SEES_LESS
  }

  /**
   * Hands over one's own caseload, or, as a supervisor, anybody's.
   *
   * @throws AccessDeniedException when it is another's and the viewer is no supervisor
   */
  public Outcome enter(Viewer viewer, NewHandover handover) {
    permit(viewer, handover.fromUserId());
    Optional<Viewer> away = accounts.viewer(handover.fromUserId());
    Optional<Viewer> cover = accounts.viewer(handover.toUserId());
    if (away.isEmpty()
        || cover.isEmpty()
        || handover.fromUserId().equals(handover.toUserId())
        || !handover.endsAt().isAfter(handover.startsAt())) {
      return Outcome.IMPOSSIBLE;
    }
    if (!seesAllOf(cover.get(), away.get())) {
      return Outcome.SEES_LESS;
    }
    transaction.executeWithoutResult(status -> insert(viewer, handover));
    return Outcome.DONE;
  }

  private boolean seesAllOf(Viewer cover, Viewer away) {
    return jdbc.sql(
            """
            select not exists (
              select patient_id from patient_viewer where user_id = :away
              except
              select patient_id from patient_viewer where user_id = :cover)
            """)
        .param("away", away.userId())
        .param("cover", cover.userId())
        .query(Boolean.class)
        .single();
  }

  private void insert(Viewer viewer, NewHandover handover) {
    // Two clicks at once wait here for each other.
    jdbc.sql("lock table handover in share row exclusive mode").update();
    int inserted =
        jdbc.sql(
                """
                insert into handover
                  (from_user, to_user, starts_at, ends_at, entered_by, entered_at)
                select :from, :to, :startsAt, :endsAt, :by, :now
                 where not exists (select 1 from handover
                   where from_user = :from and to_user = :to and starts_at = :startsAt
                     and ends_at = :endsAt and withdrawn_at is null)
                """)
            .param("from", handover.fromUserId())
            .param("to", handover.toUserId())
            .param("startsAt", Timestamp.from(handover.startsAt()))
            .param("endsAt", Timestamp.from(handover.endsAt()))
            .param("by", viewer.userId())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (inserted == 1) {
      audit.record(
          viewer.userId(),
          AuditAction.HANDOVER_ENTERED,
          null,
          handover.fromUserId(),
          "to=" + handover.toUserId());
    }
  }

  /**
   * Ends a hand-over.
   *
   * @return false when there is none in force
   * @throws AccessDeniedException when it is another's and the viewer is no supervisor
   */
  public boolean withdraw(Viewer viewer, long handoverId) {
    Optional<String> away =
        jdbc.sql("select from_user from handover where handover_id = :id and withdrawn_at is null")
            .param("id", handoverId)
            .query(String.class)
            .optional();
    if (away.isEmpty()) {
      return false;
    }
    permit(viewer, away.get());
    return Boolean.TRUE.equals(
        transaction.execute(status -> withdrawNow(viewer, handoverId, away.get())));
  }

  private boolean withdrawNow(Viewer viewer, long handoverId, String away) {
    int changed =
        jdbc.sql(
                """
                update handover set withdrawn_by = :by, withdrawn_at = :now
                 where handover_id = :id and withdrawn_at is null
                """)
            .param("by", viewer.userId())
            .param("now", Timestamp.from(clock.instant()))
            .param("id", handoverId)
            .update();
    if (changed == 1) {
      audit.record(viewer.userId(), AuditAction.HANDOVER_WITHDRAWN, null, away, null);
    }
    return changed == 1;
  }

  private static void permit(Viewer viewer, String away) {
    if (!viewer.userId().equals(away) && !RotaService.mayChange(viewer)) {
      throw new AccessDeniedException("another's caseload");
    }
  }
}
