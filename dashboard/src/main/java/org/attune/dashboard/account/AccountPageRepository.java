package org.attune.dashboard.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of accounts lists. Reads no patient data. */
@Component
final class AccountPageRepository {
  private static final String ACCOUNTS =
      """
      select u.*,
             concat_ws(', ',
               (select string_agg(t.name, ', ' order by t.name) from membership m
                  join care_team t on t.care_team_id = m.care_team_id where m.user_id = u.user_id),
               (select string_agg(g.name, ', ' order by g.name) from supervision s
                  join program g on g.program_id = s.program_id where s.user_id = u.user_id),
               u.patient_id) as scope,
             exists (select 1 from external_identity x where x.user_id = u.user_id) as linked
        from app_user u
      """;

  private final JdbcClient jdbc;
  private final Times times;

  AccountPageRepository(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** Every account, by name. */
  List<AccountRow> accounts() {
    return jdbc.sql(ACCOUNTS + " order by lower(u.display_name), u.user_id")
        .query((row, n) -> account(row))
        .list();
  }

  /** One account. */
  Optional<AccountRow> account(String userId) {
    return jdbc.sql(ACCOUNTS + " where u.user_id = :userId")
        .param("userId", userId)
        .query((row, n) -> account(row))
        .optional();
  }

  /** Care teams an account belongs to. */
  Set<String> teamsOf(String userId) {
    return Set.copyOf(
        jdbc.sql("select care_team_id from membership where user_id = :userId")
            .param("userId", userId)
            .query(String.class)
            .list());
  }

  /** Programs an account answers for. */
  Set<String> programsOf(String userId) {
    return Set.copyOf(
        jdbc.sql("select program_id from supervision where user_id = :userId")
            .param("userId", userId)
            .query(String.class)
            .list());
  }

  private AccountRow account(ResultSet row) throws SQLException {
    return new AccountRow(
        row.getString("user_id"),
        row.getString("username"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        row.getString("scope"),
        signIn(row.getString("password_hash") != null, row.getBoolean("linked")),
        locked(row.getTimestamp("locked_at"), row.getTimestamp("locked_until")));
  }

  private @Nullable String locked(@Nullable Timestamp at, @Nullable Timestamp until) {
    if (at != null) {
      return "Locked since " + times.of(at.toInstant());
    }
    return until == null || !until.toInstant().isAfter(times.now())
        ? null
        : "Too many wrong passwords, until " + times.of(until.toInstant());
  }

  /** Every program, id to name. */
  Map<String, String> programs() {
    Map<String, String> programs = new LinkedHashMap<>();
    jdbc.sql("select program_id, name from program order by name")
        .query(
            row -> {
              programs.put(row.getString("program_id"), row.getString("name"));
            });
    return programs;
  }

  private static String signIn(boolean password, boolean linked) {
    return linked ? (password ? "password or provider" : "provider") : "password";
  }
}
