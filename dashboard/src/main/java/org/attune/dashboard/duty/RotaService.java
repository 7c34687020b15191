package org.attune.dashboard.duty;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the rota. Shifts are withdrawn, never deleted: who was on duty when stays known. */
@Component
public final class RotaService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final Clock clock;

  RotaService(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the viewer may change the rota. */
  public static boolean mayChange(Viewer viewer) {
    return viewer.role() == Role.SUPERVISOR || viewer.role() == Role.ADMINISTRATOR;
  }

  /**
   * Enters a shift; the same one a second time changes nothing.
   *
   * @return false when there is no such account, or the shift ends before it starts
   * @throws AccessDeniedException when the viewer may not
   */
  public boolean enter(Viewer viewer, NewShift shift) {
    permit(viewer);
    Instant endsAt = shift.endsAt();
    if (endsAt != null && !endsAt.isAfter(shift.startsAt())) {
      return false;
    }
    return Boolean.TRUE.equals(
        transaction.execute(status -> isAccount(shift.userId()) && insert(viewer, shift)));
  }

  private boolean insert(Viewer viewer, NewShift shift) {
    // Two clicks at once wait here for each other.
    jdbc.sql("lock table duty_shift in share row exclusive mode").update();
    int inserted =
        jdbc.sql(
                """
                insert into duty_shift
                  (program_id, duty, user_id, starts_at, ends_at, entered_by, entered_at)
                select :program, :duty, :userId, :startsAt, :endsAt, :by, :now
                 where not exists (select 1 from duty_shift
                   where program_id = :program and duty = :duty and user_id = :userId
                     and starts_at = :startsAt and ends_at is not distinct from :endsAt
                     and withdrawn_at is null)
                """)
            .param("program", shift.programId())
            .param("duty", shift.duty().name())
            .param("userId", shift.userId())
            .param("startsAt", Timestamp.from(shift.startsAt()), java.sql.Types.TIMESTAMP)
            .param("endsAt", timestamp(shift.endsAt()), java.sql.Types.TIMESTAMP)
            .param("by", viewer.userId())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (inserted == 1) {
      audit.record(
          viewer.userId(),
          AuditAction.DUTY_SHIFT_ENTERED,
          null,
          shift.userId(),
          "duty=" + shift.duty());
    }
    return true;
  }

  /**
   * Withdraws a shift from now on.
   *
   * @return false when there is no such shift in force
   * @throws AccessDeniedException when the viewer may not
   */
  public boolean withdraw(Viewer viewer, long shiftId) {
    permit(viewer);
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              int changed =
                  jdbc.sql(
                          """
                          update duty_shift set withdrawn_by = :by, withdrawn_at = :now
                           where shift_id = :id and withdrawn_at is null
                          """)
                      .param("by", viewer.userId())
                      .param("now", Timestamp.from(clock.instant()))
                      .param("id", shiftId)
                      .update();
              if (changed == 1) {
                audit.record(
                    viewer.userId(),
                    AuditAction.DUTY_SHIFT_WITHDRAWN,
                    null,
                    Long.toString(shiftId),
                    null);
              }
              return changed == 1;
            }));
  }

  private boolean isAccount(String userId) {
    return jdbc.sql("select 1 from app_user where user_id = :userId")
        .param("userId", userId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static void permit(Viewer viewer) {
    if (!mayChange(viewer)) {
      throw new AccessDeniedException("the rota is the supervisors'");
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
