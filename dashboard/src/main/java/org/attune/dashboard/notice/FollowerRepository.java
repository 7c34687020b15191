package org.attune.dashboard.notice;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.dashboard.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** How accounts want to be told. Addresses of webhooks, which may hold a token, are sealed. */
@Component
public final class FollowerRepository implements InitializingBean {
  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final ZoneId staffZone;

  FollowerRepository(JdbcClient jdbc, Secrets secrets, ZoneId staffZone) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.staffZone = staffZone;
  }

  /** What an account has chosen. */
  public Follower of(String userId) {
    return jdbc.sql("select * from follower where user_id = :userId")
        .param("userId", userId)
        .query((row, n) -> follower(row))
        .optional()
        .orElse(Follower.OF_OPEN_PAGES);
  }

  /** What a webhook of an account is signed with; empty before one was made. */
  public Optional<String> secret(String userId) {
    return jdbc.sql(
            "select webhook_secret from follower"
                + " where user_id = :userId and webhook_secret is not null")
        .param("userId", userId)
        .query(String.class)
        .optional()
        .map(secrets::open);
  }

  /** Accounts of the care team of an alert's patient that can be told by some channel. */
  List<String> ofCareTeam(String alertId) {
    return jdbc.sql(
            """
            select f.user_id from follower f
              join membership m on m.user_id = f.user_id
              join patient p on p.care_team_id = m.care_team_id
              join alert a on a.patient_id = p.patient_id
             where a.alert_id = :alertId
               and (f.email is not null or f.webhook_url is not null)
             order by f.user_id
            """)
        .param("alertId", alertId)
        .query(String.class)
        .list();
  }

  /** Puts what an account chooses in the place of what it had chosen. */
  public void save(String userId, Follower follower) {
    QuietHours quiet = follower.quiet();
    Duration repeat = follower.repeat();
    URI webhook = follower.webhook();
    jdbc.sql(
            """
            insert into follower (user_id, email, webhook_url, muted_kinds, delay_minutes,
              repeat_minutes, quiet_from, quiet_until, zone)
            values (:userId, :email, :webhook, :muted, :delay, :repeat, :from, :until, :zone)
            on conflict (user_id) do update set
              email = excluded.email, webhook_url = excluded.webhook_url,
              muted_kinds = excluded.muted_kinds, delay_minutes = excluded.delay_minutes,
              repeat_minutes = excluded.repeat_minutes, quiet_from = excluded.quiet_from,
              quiet_until = excluded.quiet_until, zone = excluded.zone
            """)
        .param("userId", userId)
        .param("email", follower.email())
        .param("webhook", webhook == null ? null : secrets.seal(webhook.toString()))
        .param("muted", new SqlArrayValue("text", follower.mutedKinds().toArray()))
        .param("delay", follower.delay().toMinutes())
        .param("repeat", repeat == null ? null : repeat.toMinutes(), java.sql.Types.INTEGER)
        .param("from", quiet == null ? null : Time.valueOf(quiet.from()), java.sql.Types.TIME)
        .param("until", quiet == null ? null : Time.valueOf(quiet.until()), java.sql.Types.TIME)
        .param("zone", quiet == null ? staffZone.getId() : quiet.zone().getId())
        .update();
  }

  /** Puts a new secret in the place of an account's old one; both sides know it from now on. */
  public void saveSecret(String userId, String secret) {
    jdbc.sql(
            """
            insert into follower (user_id, webhook_secret, zone) values (:userId, :secret, :zone)
            on conflict (user_id) do update set webhook_secret = excluded.webhook_secret
            """)
        .param("userId", userId)
        .param("secret", secrets.seal(secret))
        .param("zone", staffZone.getId())
        .update();
  }

  /** Seals what an earlier release has stored readable. */
  @Override
  public void afterPropertiesSet() {
    for (String column : List.of("webhook_url", "webhook_secret")) {
      Map<String, String> readable = new HashMap<>();
      jdbc.sql("select user_id, " + column + " from follower where " + column + " is not null")
          .query(
              row -> {
                if (!Secrets.isSealed(row.getString(2))) {
                  readable.put(row.getString(1), row.getString(2));
                }
              });
      readable.forEach(
          (userId, plain) ->
              jdbc.sql(
                      "update follower set "
                          + column
                          + " = :sealed where user_id = :userId and "
                          + column
                          + " = :plain")
                  .param("sealed", secrets.seal(plain))
                  .param("userId", userId)
                  .param("plain", plain)
                  .update());
    }
  }

  private Follower follower(ResultSet row) throws SQLException {
    int repeat = row.getInt("repeat_minutes");
    Duration each = row.wasNull() ? null : Duration.ofMinutes(repeat);
    String webhook = row.getString("webhook_url");
    return new Follower(
        row.getString("email"),
        webhook == null ? null : URI.create(secrets.open(webhook)),
        Set.of((String[]) row.getArray("muted_kinds").getArray()),
        Duration.ofMinutes(row.getInt("delay_minutes")),
        each,
        quiet(row));
  }

  private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
    Time from = row.getTime("quiet_from");
    Time until = row.getTime("quiet_until");
    return from == null || until == null
        ? null
        : new QuietHours(from.toLocalTime(), until.toLocalTime(), ZoneId.of(row.getString("zone")));
  }
}
