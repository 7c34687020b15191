package org.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DataDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code attune up} refuses: one line on standard error, nothing on standard output. */
@Timeout(60)
class RefusalTest {
  private static final DataDirectory.FreeSpace PLENTY = any -> Long.MAX_VALUE;

  @TempDir Path directory;

  private String freePort = "";

  /** What a refused command left behind. */
  private record Refusal(int exitCode, String out, List<String> errorLines) {}

  @BeforeEach
  void findPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = Integer.toString(socket.getLocalPort());
    }
  }

  private static Refusal run(DataDirectory.FreeSpace freeSpace, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(error, true, UTF_8));
    try {
      int exitCode = Attune.commandLine(Clock.systemUTC(), freeSpace).execute(arguments);
      return new Refusal(exitCode, out.toString(UTF_8), error.toString(UTF_8).lines().toList());
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  private Refusal up(DataDirectory.FreeSpace freeSpace, Path data, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("up", "--json", "--data", data.toString(), "--port", freePort));
    arguments.addAll(Arrays.asList(more));
    return run(freeSpace, arguments.toArray(String[]::new));
  }

  private static void assertRefused(Refusal refusal, String... words) {
    assertThat(refusal.exitCode()).isEqualTo(UserError.EXIT_CODE);
    assertThat(refusal.out()).isEmpty();
    assertThat(refusal.errorLines()).hasSize(1);
    assertThat(refusal.errorLines().get(0)).startsWith("attune: ").contains(words);
  }

  @Test
  void aTakenPort() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Path data = directory.resolve("data");
      assertRefused(
          run(PLENTY, "up", "--data", data.toString(), "--port", port),
          "Port " + port + " is taken",
          "--port N");
      assertThat(data).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65536", "eighty", ""})
  void aPortThatIsNone(String port) {
    assertRefused(run(PLENTY, "up", "--data", directory.toString(), "--port", port), "--port");
  }

  @Test
  void anUnknownOption() {
    assertRefused(run(PLENTY, "up", "--dmeo"), "--dmeo", "attune up --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "simulate", "replay", "bench"})
  void helpOfACommandIsNoMistake(String command) {
    Refusal help = run(PLENTY, command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: attune " + command);
    assertThat(help.errorLines()).isEmpty();
  }

  @Test
  void helpTellsTheExitCodes() {
    assertThat(run(PLENTY, "up", "--help").out()).contains("130", "143", "stopped by SIGTERM");
  }

  @Test
  void tooLittleDiskSpace() {
    assertRefused(
        up(any -> DataDirectory.MINIMUM_FREE_BYTES - 1, directory.resolve("data")),
        "Only 499 MB free",
        "needs 500 MB",
        "--data DIR");
  }

  @Test
  void aDataDirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    assertRefused(up(PLENTY, file), "is a file, not a directory", "--data DIR");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aDataDirectoryThatCannotBeMade() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    assertRefused(up(PLENTY, file.resolve("below")), "Cannot write to the data directory");
  }

  @Test
  void aDataDirectoryInUse() {
    DataDirectory held = DataDirectory.open(directory, PLENTY);
    assertRefused(
        up(PLENTY, directory),
        "already running on",
        "process " + ProcessHandle.current().pid(),
        "--data DIR");
    assertThat(held.recall("anything")).isEmpty();
  }

  @Test
  void theDemonstrationInADirectoryOfAProgramsOwnPatientsAndTheOtherWayRound() throws Exception {
    Path own = directory.resolve("own");
    try (DataDirectory held = DataDirectory.open(own, PLENTY)) {
      held.remember("own.patients", "true");
    }
    assertRefused(up(PLENTY, own, "--demo"), "holds a program's own patients", "--data DIR");

    Path demo = directory.resolve("demo");
    try (DataDirectory held = DataDirectory.open(demo, PLENTY)) {
      held.remember("demo.history.end", "2026-03-20T18:30:00Z");
    }
    assertRefused(up(PLENTY, demo), "holds the demonstration", "--demo");
  }

  @Test
  void aRefusedDirectoryIsFreeAgain() throws Exception {
    try (DataDirectory held = DataDirectory.open(directory, PLENTY)) {
      held.remember("own.patients", "true");
    }
    assertRefused(up(PLENTY, directory, "--demo"), "own patients");
    try (DataDirectory again = DataDirectory.open(directory, PLENTY)) {
      assertThat(again.recall("own.patients")).contains("true");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--kafka=127.0.0.1:9092", "--database=jdbc:postgresql://127.0.0.1/attune"})
  void theDemonstrationOnAProgramsOwnBrokerOrDatabase(String outside) {
    Path data = directory.resolve("data");
    assertRefused(up(PLENTY, data, "--demo", outside), outside.replaceFirst("=.*", ""));
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:5432",
        "jdbc:mysql://127.0.0.1/attune",
        "jdbc:postgresql://ana:sesame@127.0.0.1/attune",
        "jdbc:postgresql://127.0.0.1/attune?ssl=true&password=sesame",
        "jdbc:postgresql://127.0.0.1/attune"
      })
  void aDatabaseThatIsNoneOrHoldsASecretOrHasNoUser(String database) {
    Refusal refusal = up(PLENTY, directory, "--database", database);
    assertRefused(refusal, "--database");
    assertThat(refusal.errorLines().get(0)).doesNotContain("sesame");
  }
}
