package org.attune.dashboard.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes accounts that exist. A role and its scope count from the account's next request on; a
 * lock and a new password end its sessions. There is always an administrator who can sign in.
 */
@Component
public final class AccountChangeService {
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final Clock clock;

  AccountChangeService(
      JdbcClient jdbc,
      PasswordEncoder passwords,
      TransactionTemplate transaction,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** Changes name, role, care teams and programs. */
  public ChangeOutcome change(Viewer viewer, AccountChange change) {
    try {
      return inTransaction(() -> changeNow(viewer, change));
    } catch (DataIntegrityViolationException e) {
      return ChangeOutcome.NOT_THERE;
    }
  }

  private ChangeOutcome changeNow(Viewer viewer, AccountChange change) {
    boolean last = isLastAdministrator(change.userId());
    Role before = role(change.userId());
    if (before == null) {
      return ChangeOutcome.NOT_THERE;
    }
    if ((before == Role.PARTICIPANT) != (change.role() == Role.PARTICIPANT)) {
      return ChangeOutcome.PARTICIPANT;
    }
    if (last && change.role() != Role.ADMINISTRATOR) {
      return ChangeOutcome.LAST_ADMINISTRATOR;
    }
    jdbc.sql("update app_user set display_name = :name, role = :role where user_id = :userId")
        .param("name", change.displayName())
        .param("role", change.role().name())
        .param("userId", change.userId())
        .update();
    boolean teams = replace(change.userId(), "membership", "care_team_id", change.careTeamIds());
    boolean programs = replace(change.userId(), "supervision", "program_id", change.programIds());
    audit.record(
        viewer.userId(),
        AuditAction.ACCOUNT_CHANGED,
        null,
        change.userId(),
        "role=" + before + ">" + change.role() + " teams=" + teams + " programs=" + programs);
    return ChangeOutcome.DONE;
  }

  /**
   * Makes these the rows of an account.
   *
   * @return whether they were others
   */
  private boolean replace(String userId, String table, String column, Set<String> ids) {
    Set<String> before =
        Set.copyOf(
            jdbc.sql("select " + column + " from " + table + " where user_id = :userId")
                .param("userId", userId)
                .query(String.class)
                .list());
    if (before.equals(ids)) {
      return false;
    }
    jdbc.sql("delete from " + table + " where user_id = :userId").param("userId", userId).update();
    for (String id : ids) {
      jdbc.sql("insert into " + table + " (user_id, " + column + ") values (:userId, :id)")
          .param("userId", userId)
          .param("id", id)
          .update();
    }
    return true;
  }

  /** Locks an account: its sessions are over, and nobody signs in to it. */
  public ChangeOutcome lock(Viewer viewer, String userId) {
    return inTransaction(
        () -> {
          if (isLastAdministrator(userId)) {
            return ChangeOutcome.LAST_ADMINISTRATOR;
          }
          int changed =
              jdbc.sql(
                      """
                      update app_user set locked_at = :now, session_epoch = session_epoch + 1
                       where user_id = :userId and locked_at is null
                      """)
                  .param("now", Timestamp.from(clock.instant()))
                  .param("userId", userId)
                  .update();
          return audited(viewer, AuditAction.ACCOUNT_LOCKED, userId, changed);
        });
  }

  /** Lets an account sign in again, also one that wrong passwords have locked for a while. */
  public ChangeOutcome unlock(Viewer viewer, String userId) {
    return inTransaction(
        () -> {
          int changed =
              jdbc.sql(
                      """
                      update app_user
                         set locked_at = null, locked_until = null, failed_attempts = 0
                       where user_id = :userId
                         and (locked_at is not null or locked_until is not null)
                      """)
                  .param("userId", userId)
                  .update();
          return audited(viewer, AuditAction.ACCOUNT_UNLOCKED, userId, changed);
        });
  }

  /** Gives an account another password; all its sessions are over, and it signs in anew. */
  public ChangeOutcome setPassword(Viewer viewer, String userId, String password) {
    String hash = passwords.encode(password);
    return inTransaction(
        () -> {
          int changed =
              jdbc.sql(
                      """
                      update app_user
                         set password_hash = :hash, session_epoch = session_epoch + 1,
                             failed_attempts = 0, locked_until = null
                       where user_id = :userId
                      """)
                  .param("hash", hash)
                  .param("userId", userId)
                  .update();
          return audited(viewer, AuditAction.ACCOUNT_PASSWORD_SET, userId, changed);
        });
  }

  private ChangeOutcome audited(Viewer viewer, AuditAction action, String userId, int changed) {
    if (changed == 0) {
      return ChangeOutcome.NOT_THERE;
    }
    audit.record(viewer.userId(), action, null, userId, null);
    return ChangeOutcome.DONE;
  }

  private @Nullable Role role(String userId) {
    return jdbc.sql("select role from app_user where user_id = :userId for update")
        .param("userId", userId)
        .query((row, n) -> Role.valueOf(row.getString(1)))
        .optional()
        .orElse(null);
  }

  /**
   * Whether nobody else who can sign in keeps the accounts. Two administrators who take it from
   * each other at once wait here: the second finds the first changed.
   */
  private boolean isLastAdministrator(String userId) {
    jdbc.sql("select user_id from app_user where role = :role order by user_id for update")
        .param("role", Role.ADMINISTRATOR.name())
        .query(String.class)
        .list();
    List<String> able =
        jdbc.sql(
                """
                select user_id from app_user u
                 where role = :role and locked_at is null
                   and (password_hash is not null
                     or exists (select 1 from external_identity x where x.user_id = u.user_id))
                """)
            .param("role", Role.ADMINISTRATOR.name())
            .query(String.class)
            .list();
    return able.equals(List.of(userId));
  }

  private ChangeOutcome inTransaction(Supplier<ChangeOutcome> change) {
    ChangeOutcome outcome = transaction.execute(status -> change.get());
    return outcome == null ? ChangeOutcome.NOT_THERE : outcome;
  }
}
