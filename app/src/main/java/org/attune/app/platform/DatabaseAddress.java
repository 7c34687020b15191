package org.attune.app.platform;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database and who enters it.
 *
 * @param url {@code jdbc:postgresql://host:port/name}, without user and password
 * @param user owner of the database
 * @param password that user's password; empty where none is asked for
 */
public record DatabaseAddress(String url, String user, String password) {
  private static final int CONNECT_PATIENCE_SECONDS = 5;

  /** Connections to it, one new connection each. */
  public DataSource dataSource() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setUser(user);
    database.setPassword(password);
    database.setConnectTimeout(CONNECT_PATIENCE_SECONDS);
    return database;
  }

  /** Names no password. */
  @Override
  public String toString() {
    return "DatabaseAddress[url=" + url + ", user=" + user + "]";
  }
}
