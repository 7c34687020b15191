package org.attune.dashboard.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.security.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of accounts lists. Reads no patient data. */
@Component
final class AccountPageRepository {
  private final JdbcClient jdbc;

  AccountPageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every account, by name. */
  List<AccountRow> accounts() {
    return jdbc.sql(
            """
            select u.*,
                   concat_ws(', ',
                     (select string_agg(t.name, ', ' order by t.name) from membership m
                        join care_team t on t.care_team_id = m.care_team_id where m.user_id = u.user_id),
                     (select string_agg(g.name, ', ' order by g.name) from supervision s
                        join program g on g.program_id = s.program_id where s.user_id = u.user_id),
                     u.patient_id) as scope,
                   exists (select 1 from external_identity x where x.user_id = u.user_id) as linked
              from app_user u order by lower(u.display_name), u.user_id
            """)
        .query(
            (row, n) ->
                new AccountRow(
                    row.getString("user_id"),
                    row.getString("username"),
                    row.getString("display_name"),
                    Role.valueOf(row.getString("role")),
                    row.getString("scope"),
                    signIn(row.getString("password_hash") != null, row.getBoolean("linked"))))
        .list();
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
