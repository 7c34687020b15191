package org.attune.app;

import java.util.Map;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, where it is not one that Attune brings. */
final class OutsideDatabaseOption {
  private static final String USER_VARIABLE = "ATTUNE_DATABASE_USER";
  private static final String PASSWORD_VARIABLE = "ATTUNE_DATABASE_PASSWORD";

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:ATTUNE_DATABASE}",
      description = {
        "PostgreSQL database that runs already, jdbc:postgresql://HOST:PORT/NAME, in place of one of Attune's",
        "own. User and password: ATTUNE_DATABASE_USER and ATTUNE_DATABASE_PASSWORD. Default: what",
        "ATTUNE_DATABASE says."
      })
  private @Nullable String url;

  /**
   * Returns the database; null when none is named.
   *
   * @param environment holds user and password
   * @throws UserError when it is no address, or holds a password
   */
  @Nullable DatabaseAddress address(Map<String, String> environment) {
    if (url == null || url.isBlank()) {
      return null;
    }
    if (!url.matches("jdbc:postgresql://[^/?@]+/[^/?@]+(\\?.*)?")) {
      throw new UserError("--database is an address such as jdbc:postgresql://HOST:5432/attune.");
    }
    // An address is printed; what it holds is no secret any more.
    if (url.matches(".*[?&](user|password)=.*")) {
      throw new UserError(
          "--database must not hold user or password. Set %s and %s."
              .formatted(USER_VARIABLE, PASSWORD_VARIABLE));
    }
    String user = environment.get(USER_VARIABLE);
    if (user == null || user.isBlank()) {
      throw new UserError("--database needs a user. Set %s.".formatted(USER_VARIABLE));
    }
    return new DatabaseAddress(url, user, environment.getOrDefault(PASSWORD_VARIABLE, ""));
  }
}
