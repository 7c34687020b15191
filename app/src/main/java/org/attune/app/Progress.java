package org.attune.app;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Lines that tell how far a command has got, each with the seconds since the command began. They go
 * to standard error, so that standard output holds results only. Safe for use by several threads.
 */
public final class Progress {
  private final PrintStream out;
  private final Clock clock;
  private final Instant begun;

  /**
   * Begins counting now.
   *
   * @param out where the lines go; standard error outside tests
   * @param clock tells the seconds
   */
  public Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /**
   * Prints one line.
   *
   * @param line what has happened, without a line end
   */
  public void say(String line) {
    out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds(), line));
    out.flush();
  }

  /** Returns the seconds since the command began. */
  public double seconds() {
    return Duration.between(begun, clock.instant()).toMillis() / 1000.0;
  }
}
