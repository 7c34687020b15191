package org.attune.influx;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real InfluxDB 1.x server as a child process on the loopback interface, with its data in a
 * directory of its own: for measurements and tests that stop and start it. Ends with this JVM.
 */
public final class InfluxServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final Path program;
  private final Path directory;
  private final int port;
  private final Thread reaper = new Thread(this::kill, "attune-influxd-reaper");
  private @Nullable Process process;

  private InfluxServer(Path program, Path directory, int port) {
    this.program = program;
    this.directory = directory;
    this.port = port;
  }

  /** Whether the server asks who is there. */
  public enum Accounts {
    /** Everybody may do everything. */
    NONE,
    /** Requests need a user and a password, but for the first one, which creates an admin. */
    REQUIRED
  }

  /** Finds {@code influxd} on the path of this process. */
  public static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, "influxd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a server without data and waits until it answers.
   *
   * @param program the influxd to run
   * @param directory empty or absent; the server's files stay under it
   * @throws IOException when it does not start
   */
  public static InfluxServer start(Path program, Path directory, Accounts accounts)
      throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    InfluxServer server = new InfluxServer(program, directory.toAbsolutePath(), port);
    server.configure(accounts);
    Runtime.getRuntime().addShutdownHook(server.reaper);
    server.startAgain();
    return server;
  }

  private void configure(Accounts accounts) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("influxdb.conf"),
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:0"
        [meta]
          dir = "%1$s/meta"
        [data]
          dir = "%1$s/data"
          wal-dir = "%1$s/wal"
        [monitor]
          store-enabled = false
        [subscriber]
          enabled = false
        [continuous_queries]
          enabled = false
        [http]
          bind-address = "127.0.0.1:%2$d"
          log-enabled = false
          auth-enabled = %3$b
        """
            .formatted(directory, port, accounts == Accounts.REQUIRED));
  }

  /** A database of this server. */
  public InfluxTarget target(String database) {
    return new InfluxTarget(URI.create("http://127.0.0.1:" + port), database);
  }

  /**
   * Starts the server on the data and the port it had, and waits until it answers.
   *
   * @throws IOException when it does not
   */
  public void startAgain() throws IOException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("the server is running");
    }
    File log = directory.resolve("influxd.log").toFile();
    Process started =
        new ProcessBuilder(
                program.toString(), "-config", directory.resolve("influxdb.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    process = started;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        kill();
        throw new IOException("influxd does not start; its log is " + log);
      }
      pause();
    }
  }

  /** Stops the server as its operator would, by SIGTERM to its process; its data stay. */
  public void stop() throws IOException {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      throw new IOException("Interrupted", e);
    }
  }

  private void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection ping =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/ping").toURL().openConnection();
      ping.setConnectTimeout((int) PATIENCE.toMillis());
      ping.setReadTimeout((int) PATIENCE.toMillis());
      return ping.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** Stops the server; its data stay in their directory. */
  @Override
  public void close() throws IOException {
    stop();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }
}
