package org.attune.dashboard.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.wording.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens as hashes. Reads no patient data. */
@Component
final class TokenRepository {
  /** Uses closer together than this are one: not every request writes. */
  private static final Duration ONE_USE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Times times;
  private final Clock clock;

  TokenRepository(JdbcClient jdbc, Times times, Clock clock) {
    this.jdbc = jdbc;
    this.times = times;
    this.clock = clock;
  }

  /**
   * A token in force.
   *
   * @param tokenId its id, which opens nothing
   * @param userId account it acts as
   */
  record Grant(UUID tokenId, String userId) {}

  /** The token of that hash, while it is in force and its account not locked. */
  Optional<Grant> inForce(byte[] hash) {
    Instant now = clock.instant();
    Optional<Grant> found =
        jdbc.sql(
                """
                select t.token_id, t.user_id from api_token t
                  join app_user u on u.user_id = t.user_id
                 where t.hash = :hash and t.revoked_at is null and t.expires_at > :now
                   and coalesce(u.locked_until <= :now, true)
                """)
            .param("hash", hash)
            .param("now", Timestamp.from(now))
            .query(
                (row, n) ->
                    new Grant(row.getObject("token_id", UUID.class), row.getString("user_id")))
            .optional();
    found.ifPresent(grant -> noteUse(grant.tokenId(), now));
    return found;
  }

  private void noteUse(UUID tokenId, Instant now) {
    jdbc.sql(
            """
            update api_token set last_used_at = :now
             where token_id = :id and coalesce(last_used_at < :before, true)
            """)
        .param("id", tokenId)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(ONE_USE)))
        .update();
  }

  void add(UUID tokenId, String userId, String name, byte[] hash, Duration life) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into api_token (token_id, user_id, name, hash, created_at, expires_at)
            values (:id, :userId, :name, :hash, :now, :expires)
            """)
        .param("id", tokenId)
        .param("userId", userId)
        .param("name", name)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(life)))
        .update();
  }

  /** Ends a token of an account; false when it has none of that id in force. */
  boolean revoke(String userId, UUID tokenId) {
    return jdbc.sql(
                """
                update api_token set revoked_at = :now
                 where token_id = :id and user_id = :userId and revoked_at is null
                   and expires_at > :now
                """)
            .param("id", tokenId)
            .param("userId", userId)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /** Tokens of an account, those in force first, the latest first. */
  List<TokenRow> of(String userId) {
    return jdbc.sql(
            """
            select *, revoked_at is null and expires_at > :now as in_force
              from api_token where user_id = :userId
             order by in_force desc, created_at desc, token_id
            """)
        .param("userId", userId)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, n) -> row(row))
        .list();
  }

  private TokenRow row(ResultSet row) throws SQLException {
    boolean inForce = row.getBoolean("in_force");
    Timestamp used = row.getTimestamp("last_used_at");
    Timestamp revoked = row.getTimestamp("revoked_at");
    return new TokenRow(
        row.getObject("token_id", UUID.class),
        row.getString("name"),
        day(row.getTimestamp("created_at")),
        day(row.getTimestamp("expires_at")),
        used == null ? "never" : times.of(used.toInstant()),
        inForce ? "In force" : revoked == null ? "Expired" : "Revoked " + day(revoked),
        inForce);
  }

  private String day(Timestamp at) {
    return times.day(times.day(at.toInstant()));
  }
}
