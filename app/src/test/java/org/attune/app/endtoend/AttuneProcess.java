package org.attune.app.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code attune up} in a JVM and process group of its own, to be killed without warning. */
final class AttuneProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** The first line that tells where everything is. */
  record Ready(String json, Duration after) {
    String text(String field) {
      Matcher matcher =
          Pattern.compile("\"" + Pattern.quote(field) + "\":\"([^\"]*)\"").matcher(json);
      if (!matcher.find()) {
        throw new AssertionError("no field " + field + " in " + json);
      }
      return matcher.group(1);
    }
  }

  private AttuneProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread reader = new Thread(this::readLines, "attune-stdout");
    reader.setDaemon(true);
    reader.start();
  }

  static AttuneProcess up(Path data, int port, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                // A session of its own, so that its process group can be killed.
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.attune.app.Attune",
                "up",
                "--json",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
    command.addAll(List.of(more));
    Path errors = Files.createTempFile(data.getParent(), "stderr", ".log");
    return new AttuneProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
            .start(),
        errors);
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the line that says the pages answer. */
  Ready awaitReady() throws InterruptedException {
    long start = System.nanoTime();
    return new Ready(awaitLine("\"ready\""), Duration.ofNanos(System.nanoTime() - start));
  }

  /** Waits for a line of standard output that holds the text. */
  String awaitLine(String text) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("attune up printed no line with " + text + " in " + PATIENCE);
      }
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** SIGKILL to the JVM alone: whatever it started lives on. */
  void killJvm() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGKILL to the whole process group. */
  void killGroup() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).start().waitFor();
    process.waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd("of SIGTERM");
  }

  /** Waits until it ends by itself; returns the exit code. */
  int awaitEnd() throws InterruptedException {
    return awaitEnd("of its start");
  }

  private int awaitEnd(String since) throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("attune up did not end within 30 seconds " + since);
    }
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** The lines of standard error so far. */
  List<String> errorLines() throws IOException {
    return Files.readAllLines(errors);
  }

  /** The lines of standard output that nobody has waited for. */
  List<String> otherLines() {
    List<String> others = new ArrayList<>();
    lines.drainTo(others);
    return others;
  }
}
