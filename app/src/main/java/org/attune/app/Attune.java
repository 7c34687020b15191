package org.attune.app;

import java.time.Clock;
import java.util.Arrays;
import org.attune.app.backtest.AlertsBacktestCommand;
import org.attune.app.backtest.BacktestCommand;
import org.attune.app.backtest.TrendsBacktestCommand;
import org.attune.app.bench.AlertBench;
import org.attune.app.bench.AlertLoad;
import org.attune.app.bench.BenchCommand;
import org.attune.app.bench.DashboardBench;
import org.attune.app.bench.InfluxBench;
import org.attune.app.bench.TrendBench;
import org.attune.app.cli.UserError;
import org.attune.app.journal.EvaluateJournalCommand;
import org.attune.app.journal.TrainJournalCommand;
import org.attune.app.plan.PlanCommand;
import org.attune.app.plan.PlanPublishCommand;
import org.attune.app.platform.DataDirectory;
import org.attune.app.replay.ReplayCommand;
import org.attune.app.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Exit codes: 0 done, 1 something broke, 2 the command could not be carried out
 * as it was given (one line says why); 130 and 143 are the operating system's for Ctrl-C and
 * SIGTERM, on which {@code up} stops cleanly.
 */
@Command(
    name = "attune",
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "Attune 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = "Per-patient trends and alerts for virtual intensive outpatient programs.",
    subcommands = HelpCommand.class)
public final class Attune {
  private static final int BROKEN = 1;

  private Attune() {}

  /**
   * Runs a command and ends the JVM with its exit code.
   *
   * @param arguments as typed
   */
  public static void main(String[] arguments) {
    Logs.begin(Arrays.asList(arguments).contains("--verbose"));
    System.exit(commandLine(Clock.systemUTC()).execute(arguments));
  }

  /** Returns the command line with every command. */
  static CommandLine commandLine(Clock clock) {
    return commandLine(clock, DataDirectory.FreeSpace.OF_DISK);
  }

  /**
   * Returns the command line with every command; new commands are registered here.
   *
   * @param freeSpace tells the space left on the disk of the data
   */
  static CommandLine commandLine(Clock clock, DataDirectory.FreeSpace freeSpace) {
    CommandLine commandLine =
        new CommandLine(new Attune())
            .addSubcommand(
                new UpCommand(
                    (demo, directory, audience, influx) ->
                        demo
                            ? Wiring.demo(directory, audience, clock, influx)
                            : Wiring.parts(directory, audience, influx),
                    clock,
                    freeSpace));
    commandLine
        .addSubcommand(new SimulateCommand(clock))
        .addSubcommand(new ReplayCommand(clock))
        .addSubcommand(new TrainJournalCommand(clock))
        .addSubcommand(new EvaluateJournalCommand(clock))
        .addSubcommand(
            new CommandLine(new PlanCommand()).addSubcommand(new PlanPublishCommand(clock)))
        .addSubcommand(
            new CommandLine(new AuditCommand()).addSubcommand(new AuditVerifyCommand(freeSpace)))
        .addSubcommand(
            new CommandLine(new BacktestCommand())
                .addSubcommand(new TrendsBacktestCommand(clock))
                .addSubcommand(new AlertsBacktestCommand(clock)))
        .addSubcommand(
            new CommandLine(new BenchCommand())
                .addSubcommand(new AlertBench(Wiring::bench, clock))
                .addSubcommand(new AlertLoad(clock))
                .addSubcommand(new DashboardBench(Wiring::bench, clock))
                .addSubcommand(new TrendBench(clock))
                .addSubcommand(new InfluxBench(clock)));
    commandLine.setExecutionExceptionHandler(Attune::explain);
    commandLine.setParameterExceptionHandler(Attune::explainUsage);
    return commandLine;
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    boolean verbose = parsed.expandedArgs().contains("--verbose");
    if (verbose) {
      failure.printStackTrace(command.getErr());
    }
    if (failure instanceof UserError) {
      command.getErr().println("attune: " + failure.getMessage());
      return UserError.EXIT_CODE;
    }
    command
        .getErr()
        .println("attune: " + rootMessage(failure) + (verbose ? "" : " (--verbose shows more)"));
    return BROKEN;
  }

  private static String rootMessage(Throwable failure) {
    String message = failure.getMessage();
    Throwable cause = failure.getCause();
    if (cause == null || cause == failure) {
      return message == null ? failure.getClass().getSimpleName() : message;
    }
    String below = rootMessage(cause);
    return message == null || message.contains(below) ? below : message + ": " + below;
  }

  private static int explainUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println(
            "attune: %s. See '%s --help'."
                .formatted(failure.getMessage(), command.getCommandSpec().qualifiedName()));
    return UserError.EXIT_CODE;
  }
}
