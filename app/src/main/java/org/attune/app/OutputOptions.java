package org.attune.app;

import picocli.CommandLine.Option;

/** The options that every subcommand shares. */
public final class OutputOptions {
  @Option(
      names = "--json",
      description = "Results as flat JSON lines on standard output; progress on standard error.")
  boolean json;

  @Option(names = "--verbose", description = "Logs and stack traces on standard error.")
  boolean verbose;

  /** Returns whether results are written as JSON lines. */
  public boolean json() {
    return json;
  }

  /** Returns whether logs and stack traces are shown. */
  public boolean verbose() {
    return verbose;
  }
}
