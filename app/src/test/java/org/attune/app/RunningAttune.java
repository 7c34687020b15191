package org.attune.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.LoopbackPorts;
import org.attune.app.platform.OutsideServices;
import org.attune.app.platform.Platform;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.fixture.Browser;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * All of Attune in this JVM, wired as {@code attune up} wires it, with an empty log and an empty
 * directory of people. Its data go when it is closed.
 */
public final class RunningAttune implements AutoCloseable {
  /** Password of every account that a test enters. */
  public static final String PASSWORD = "a long test password";

  private final Path directory;
  private final Platform platform;
  private final Platform.Started started;
  private final AccountService accounts;

  private RunningAttune(
      Path directory, Platform platform, Platform.Started started, AccountService accounts) {
    this.directory = directory;
    this.platform = platform;
    this.started = started;
    this.accounts = accounts;
  }

  /** Starts it and returns when the pages answer and the jobs run. */
  public static RunningAttune start() throws Exception {
    return start(OutsideServices.NONE);
  }

  /** As {@link #start()}, on what runs already. */
  public static RunningAttune start(OutsideServices outside) throws Exception {
    return start(Files.createTempDirectory("attune-end-to-end-"), outside);
  }

  private static RunningAttune start(Path directory, OutsideServices outside) throws Exception {
    Logs.begin(false);
    Logs.keepIn(directory.resolve("logs"));
    AtomicReference<@Nullable AccountService> accounts = new AtomicReference<>();
    Platform platform =
        new Platform(
            DataDirectory.open(directory, DataDirectory.FreeSpace.OF_DISK),
            Wiring.parts(PlatformParts.History.NONE, accounts::set, List.of(), null),
            outside,
            FlinkSettings.forCounting(),
            Clock.systemUTC(),
            line -> {},
            fault -> System.err.println("the platform cannot go on: " + fault));
    // Ends the database's process with a run that is cut short, too.
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "attune-stop"));
    Platform.Started started = platform.start(LoopbackPorts.freePort(OptionalInt.empty()));
    AccountService entered = accounts.get();
    if (entered == null) {
      throw new IllegalStateException("the pages came up without a directory");
    }
    return new RunningAttune(directory, platform, started, entered);
  }

  /**
   * Stops it, takes away all that jobs keep, and starts it on the same log and database: jobs build
   * their state from the log.
   */
  public RunningAttune restartedWithoutState() throws Exception {
    platform.close();
    FileSystemUtils.deleteRecursively(directory.resolve("checkpoints"));
    return start(directory, OutsideServices.NONE);
  }

  /** Enters care teams, accounts and patients. */
  public AccountService accounts() {
    return accounts;
  }

  /** Where the pages are. */
  public URI pages() {
    return started.dashboard();
  }

  /** The data directory, owned by it. */
  public Path directory() {
    return directory;
  }

  /** Where everything else is. */
  public PlatformAddresses addresses() {
    return started.addresses();
  }

  /** A browser without JavaScript, signed in with {@link #PASSWORD}. */
  public Browser signedIn(String username) {
    Browser browser = new Browser(pages());
    if (browser.signIn(username, PASSWORD).uri().getPath().equals("/sign-in")) {
      throw new IllegalStateException("sign-in failed for " + username);
    }
    return browser;
  }

  @Override
  public void close() throws IOException {
    platform.close();
    FileSystemUtils.deleteRecursively(directory);
  }
}
