package org.attune.dashboard;

import java.nio.file.Path;
import org.attune.dashboard.notice.Outgoing;
import org.attune.dashboard.security.OidcSettings;
import org.attune.influx.InfluxTarget;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment chooses.
 *
 * @param jdbcUrl PostgreSQL database, {@code jdbc:postgresql://…}
 * @param user database user
 * @param password that user's password
 * @param bootstrapServers Kafka brokers, {@code host:port} joined by commas
 * @param port TCP port on 127.0.0.1; 0 picks a free one
 * @param influx where charts are read, or null for the dashboard's own database; user and password
 *     come from the environment
 * @param auditAnchors file that keeps where the audit chain stood, or null for the log alone
 * @param outgoing mail server and webhooks, and the address that links begin with
 * @param oidc OpenID Connect provider to sign in with, or null for passwords alone
 * @param keyFile file of the key that seals stored secrets, made when it is not there; null for a
 *     key that ends with the process
 */
public record DashboardSettings(
    String jdbcUrl,
    String user,
    String password,
    String bootstrapServers,
    int port,
    @Nullable InfluxTarget influx,
    @Nullable Path auditAnchors,
    Outgoing outgoing,
    @Nullable OidcSettings oidc,
    @Nullable Path keyFile) {

  /** Settings of a dashboard whose stored secrets end with the process. */
  public DashboardSettings(
      String jdbcUrl,
      String user,
      String password,
      String bootstrapServers,
      int port,
      @Nullable InfluxTarget influx,
      @Nullable Path auditAnchors,
      Outgoing outgoing,
      @Nullable OidcSettings oidc) {
    this(
        jdbcUrl,
        user,
        password,
        bootstrapServers,
        port,
        influx,
        auditAnchors,
        outgoing,
        oidc,
        null);
  }

  /**
   * Settings of a dashboard whose charts are read from its own database, and which tells nobody.
   */
  public DashboardSettings(
      String jdbcUrl, String user, String password, String bootstrapServers, int port) {
    this(jdbcUrl, user, password, bootstrapServers, port, null, null, Outgoing.NOTHING, null);
  }

  /** Names no password. */
  @Override
  public String toString() {
    return "DashboardSettings[jdbcUrl="
        + jdbcUrl
        + ", user="
        + user
        + ", bootstrapServers="
        + bootstrapServers
        + ", port="
        + port
        + ", influx="
        + influx
        + ", outgoing="
        + outgoing
        + ", oidc="
        + oidc
        + "]";
  }
}
