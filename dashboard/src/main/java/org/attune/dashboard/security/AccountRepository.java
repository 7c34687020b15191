package org.attune.dashboard.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts as sign-in and scoping read them. Reads no patient data. */
@Component
public final class AccountRepository {
  private static final int ATTEMPTS_BEFORE_LOCK = 10;
  private static final Duration LOCK = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What sign-in needs of an account.
   *
   * @param userId opaque id
   * @param passwordHash encoded, with its algorithm
   * @param role role
   * @param locked whether an administrator locked it, or too many wrong passwords were given lately
   * @param epoch number that its sessions carry
   */
  public record SignInAccount(
      String userId, String passwordHash, Role role, boolean locked, int epoch) {
    /** Shows no hash. */
    @Override
    public String toString() {
      return "SignInAccount[userId=" + userId + ", role=" + role + ", locked=" + locked + "]";
    }
  }

  /** The account of that name, whatever its letter case, unless it has no password. */
  public Optional<SignInAccount> findByUsername(String username) {
    return jdbc.sql(
            """
            select user_id, password_hash, role, session_epoch,
                   locked_at is not null or coalesce(locked_until > :now, false) as locked
              from app_user where lower(username) = lower(:username) and password_hash is not null
            """)
        .param("username", username)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new SignInAccount(
                    row.getString("user_id"),
                    row.getString("password_hash"),
                    Role.valueOf(row.getString("role")),
                    row.getBoolean("locked"),
                    row.getInt("session_epoch")))
        .optional();
  }

  /** Counts a wrong password; too many in a row lock the account for a while. */
  public void countFailedAttempt(String username) {
    jdbc.sql(
            """
            update app_user
               set failed_attempts = failed_attempts + 1,
                   locked_until = case when failed_attempts + 1 >= :limit then :until else locked_until end
             where lower(username) = lower(:username)
            """)
        .param("username", username)
        .param("limit", ATTEMPTS_BEFORE_LOCK)
        .param("until", Timestamp.from(clock.instant().plus(LOCK)))
        .update();
  }

  /** Forgets wrong passwords after a right one. */
  public void clearFailedAttempts(String userId) {
    jdbc.sql(
            "update app_user set failed_attempts = 0, locked_until = null"
                + " where user_id = :userId and failed_attempts > 0")
        .param("userId", userId)
        .update();
  }

  /**
   * The viewer as of now: a change of role counts from the next request or push on. A locked
   * account views nothing.
   */
  public Optional<Viewer> viewer(String userId) {
    return jdbc.sql("select role from app_user where user_id = :userId and locked_at is null")
        .param("userId", userId)
        .query((row, n) -> Role.valueOf(row.getString("role")))
        .optional()
        .map(role -> new Viewer(userId, role));
  }

  /** The account that an administrator linked to whom a provider vouches for. */
  public Optional<Viewer> linkedTo(String issuer, String subject) {
    return jdbc.sql(
            "select user_id from external_identity where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(String.class)
        .optional()
        .flatMap(this::viewer);
  }

  /** Number that sessions of an account must carry; empty when it is locked or gone. */
  public Optional<Integer> epoch(String userId) {
    return jdbc.sql(
            "select session_epoch from app_user where user_id = :userId and locked_at is null")
        .param("userId", userId)
        .query(Integer.class)
        .optional();
  }

  /** Name shown for an account. */
  public Optional<String> displayName(String userId) {
    return jdbc.sql("select display_name from app_user where user_id = :userId")
        .param("userId", userId)
        .query(String.class)
        .optional();
  }
}
