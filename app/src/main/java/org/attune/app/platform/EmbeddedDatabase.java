package org.attune.app.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.attune.app.cli.UserError;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server beside this JVM, on 127.0.0.1, without a password, for one laptop. Its
 * data lie in {@code postgres} under the data directory and survive restarts and power cuts.
 *
 * <p>The server is a process of its own and outlives a killed JVM. The next start finds it by its
 * {@code postmaster.pid}, makes sure that it serves this very directory, and stops it first.
 */
public final class EmbeddedDatabase implements Database {
  /** Owner of the database; needs no password. */
  public static final String USER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String DATABASE = "attune";
  private static final String PORT = "postgres.port";
  private static final String MADE = "postgres.made";
  private static final String MAJOR_VERSION = "18";
  private static final Duration STARTUP_PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECT_PATIENCE_SECONDS = 5;
  private static final long STOP_PATIENCE_SECONDS = 20;

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server, makes the database at the first start, and returns when it answers.
   *
   * @param directory owned by this process
   * @throws IOException when the server cannot start; its log is {@code logs/postgres.log}
   * @throws UserError when the data were written by another version of PostgreSQL
   */
  public static EmbeddedDatabase start(DataDirectory directory) throws IOException {
    Path data = directory.resolve("postgres");
    Path log = directory.resolve("logs").resolve("postgres.log");
    Files.createDirectories(log.getParent());
    stopOrphan(data);
    if (directory.recall(MADE).isEmpty()) {
      // A first start that was cut short leaves half a directory, which nothing could start.
      deleteRecursively(data);
    }
    checkVersion(data);
    int port = LoopbackPorts.freePort(directory.recallPort(PORT));
    EmbeddedPostgres server = startServer(directory, data, log.toFile(), port);
    try {
      makeDatabase(server.getPostgresDatabase());
      directory.remember(MADE, "true");
      directory.remember(PORT, Integer.toString(port));
    } catch (SQLException | IOException e) {
      server.close();
      throw new IOException("Cannot prepare the database", e);
    }
    LOG.info("database started port={}", port);
    return new EmbeddedDatabase(server);
  }

  /**
   * Finds the server that serves a directory now, be its platform running or killed.
   *
   * @param root of the platform's data, as {@link DataDirectory} makes it
   * @return connections to the dashboard's database; empty when no server runs for this directory
   * @throws IOException when the directory cannot be read
   */
  public static Optional<DataSource> running(Path root) throws IOException {
    OptionalInt port = DataDirectory.portIn(root, PORT);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {"127.0.0.1"});
    database.setPortNumbers(new int[] {port.getAsInt()});
    database.setDatabaseName(DATABASE);
    database.setUser(USER);
    database.setConnectTimeout(CONNECT_PATIENCE_SECONDS);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet directory = statement.executeQuery("show data_directory")) {
      boolean ours =
          directory.next()
              && Path.of(directory.getString(1))
                  .toRealPath()
                  .equals(root.resolve("postgres").toRealPath());
      return ours ? Optional.of(database) : Optional.empty();
    } catch (SQLException e) {
      LOG.debug("no server of this directory state={}", e.getSQLState());
      return Optional.empty();
    }
  }

  private static EmbeddedPostgres startServer(
      DataDirectory directory, Path data, File log, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        // Not in the shared temporary directory, which may be cleaned or belong to another user.
        .setOverrideWorkingDirectory(directory.resolve("postgres-server").toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(STARTUP_PATIENCE)
        // The library switches safety off for tests; these come later on the line and win.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "50")
        .setServerConfig("shared_buffers", "64MB")
        // Sorting that does not depend on the machine's language.
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        // Files, not pipes: a server that outlives this JVM must not choke on a broken pipe.
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static void makeDatabase(DataSource postgres) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, DATABASE);
      try (ResultSet found = query.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private static void checkVersion(Path data) throws IOException {
    Path file = data.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    String version = Files.readString(file).strip();
    if (!version.equals(MAJOR_VERSION)) {
      throw new UserError(
          "%s was written by PostgreSQL %s, this Attune brings %s. Choose another directory with --data DIR."
              .formatted(data, version, MAJOR_VERSION));
    }
  }

  private static void stopOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = serverOf(data, Files.readAllLines(pidFile));
    if (orphan.isPresent()) {
      LOG.info("stopping a database server left by a killed process");
      stop(orphan.get());
    }
    // Still there after a hard stop; its process number may belong to anyone by now, which the
    // server would take for itself running.
    Files.deleteIfExists(pidFile);
  }

  /** The first line of the file is the process number, the second the directory it serves. */
  private static Optional<ProcessHandle> serverOf(Path data, List<String> pidFile)
      throws IOException {
    if (pidFile.isEmpty() || !pidFile.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()));
    if (process.isEmpty() || !serves(process.get(), data)) {
      return Optional.empty();
    }
    return process;
  }

  private static boolean serves(ProcessHandle process, Path data) throws IOException {
    ProcessHandle.Info info = process.info();
    boolean isServer = info.command().map(path -> Path.of(path).endsWith("postgres")).orElse(false);
    if (!isServer) {
      return false;
    }
    Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
    if (Files.exists(workingDirectory)) {
      return workingDirectory.toRealPath().equals(data.toRealPath());
    }
    return info.commandLine().map(line -> line.contains(data.toString())).orElse(false);
  }

  private static void stop(ProcessHandle server) throws IOException {
    // SIGINT asks for a fast shutdown: sessions are ended, nothing needs recovery afterwards.
    new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
    try {
      server.onExit().get(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("database server did not stop in {} s, ending it", STOP_PATIENCE_SECONDS);
      endNow(server);
    } catch (ExecutionException e) {
      throw new IOException("Cannot stop the database server of a killed process", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while stopping a database server", e);
    }
  }

  /** Loses nothing: the server recovers from its log at the next start. */
  private static void endNow(ProcessHandle server) throws IOException {
    server.destroyForcibly();
    try {
      server.onExit().get(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Database server " + server.pid() + " cannot be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while ending a database server", e);
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Returns the JDBC URL of the dashboard's database, without credentials. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
  }

  @Override
  public DatabaseAddress address() {
    return new DatabaseAddress(jdbcUrl(), USER, "");
  }

  /** Returns connections to the dashboard's database, one new connection each. */
  public DataSource dataSource() {
    return server.getDatabase(USER, DATABASE);
  }

  /** Stops the server; open sessions are ended. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}
