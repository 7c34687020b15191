package org.attune.dashboard;

/**
 * What a deployment chooses.
 *
 * @param jdbcUrl PostgreSQL database, {@code jdbc:postgresql://…}
 * @param user database user
 * @param password that user's password
 * @param bootstrapServers Kafka brokers, {@code host:port} joined by commas
 * @param port TCP port on 127.0.0.1; 0 picks a free one
 */
public record DashboardSettings(
    String jdbcUrl, String user, String password, String bootstrapServers, int port) {

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
        + "]";
  }
}
