package org.attune.app.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.attune.app.cli.UserError;

/**
 * A PostgreSQL server that somebody else looks after.
 *
 * @param address where its database is
 */
public record OutsideDatabase(DatabaseAddress address) implements Database {
  private static final int OLDEST_VERSION = 18;

  /**
   * Asks it, and returns when it answers.
   *
   * @throws UserError when it does not, or is older than what Attune is tested with
   */
  public static OutsideDatabase find(DatabaseAddress address) {
    try (Connection connection = address.dataSource().getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_VERSION) {
        throw new UserError(
            "The server of %s is PostgreSQL %d; Attune needs %d or newer."
                .formatted(address.url(), version, OLDEST_VERSION));
      }
      return new OutsideDatabase(address);
    } catch (SQLException e) {
      throw new UserError(
          "The database %s does not let Attune in. Start it, or mend its address, user or password: %s"
              .formatted(address.url(), e.getMessage()),
          e);
    }
  }

  /** Leaves the server as it is. */
  @Override
  public void close() {}
}
