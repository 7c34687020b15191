package org.attune.influx;

import java.io.Serializable;
import java.net.URI;

/**
 * A database of an InfluxDB server. Holds no secrets: user and password come from the environment
 * of the process that connects.
 *
 * @param url {@code http://host:port}, or https
 * @param database name of the database, no quotes or line ends in it
 */
public record InfluxTarget(URI url, String database) implements Serializable {
  /** The database, when none is named. */
  public static final String DEFAULT_DATABASE = "attune";

  private static final String PARAMETER = "database=";

  /** Checks the parts. */
  public InfluxTarget {
    String scheme = url.getScheme();
    if (scheme == null
        || !(scheme.equals("http") || scheme.equals("https"))
        || url.getHost() == null) {
      throw new IllegalArgumentException(
          "no address of an InfluxDB: give http://HOST:PORT?database=NAME");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "user and password do not belong into the address of InfluxDB: set %s and %s"
              .formatted(InfluxConnection.USER_VARIABLE, InfluxConnection.PASSWORD_VARIABLE));
    }
    if (!database.matches("[A-Za-z0-9_./-]+")) {
      throw new IllegalArgumentException(
          "a database's name has letters, digits, and _ . / - in it, nothing else");
    }
  }

  /**
   * Reads {@code http://HOST:PORT[?database=NAME]}.
   *
   * @throws IllegalArgumentException when it is not of that form; the message does not repeat it
   */
  public static InfluxTarget parse(String address) {
    URI whole;
    try {
      whole = URI.create(address);
    } catch (IllegalArgumentException e) {
      // Not as the cause: its message repeats the address, in which somebody may have put a secret.
      throw new IllegalArgumentException(
          "no address of an InfluxDB: give http://HOST:PORT?database=NAME");
    }
    String query = whole.getQuery();
    if (query != null && !query.startsWith(PARAMETER)) {
      throw new IllegalArgumentException("the address of InfluxDB takes ?database=NAME only");
    }
    int end = address.indexOf('?');
    return new InfluxTarget(
        end < 0 ? whole : URI.create(address.substring(0, end)),
        query == null ? DEFAULT_DATABASE : query.substring(PARAMETER.length()));
  }
}
