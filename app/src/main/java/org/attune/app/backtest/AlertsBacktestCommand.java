package org.attune.app.backtest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.app.cli.OutputOptions;
import org.attune.app.plan.PlanFile;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune backtest alerts}: how well risks are told and what alerts would have said. */
@Command(
    name = "alerts",
    description =
        "Runs the risk scores and the alert rules over published data sets and invented patients, and"
            + " prints how well they tell who is at risk. A set that is not there has null figures.")
public final class AlertsBacktestCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data sets: fisher2017, kossakowski2017, ctn0094, panic24.")
  private Path data = Path.of(".");

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Monitoring plan as JSON; without it, that of a patient without one.")
  private @Nullable Path plan;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Another plan: which alerts it would add or remove, rule by rule.")
  private @Nullable Path compare;

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public AlertsBacktestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    AlertsBacktest.Setup setup =
        new AlertsBacktest.Setup(
            SimulatorBacktest.Trial.HELD_OUT,
            plan == null ? MonitoringPlan.DEFAULT : inForce(PlanFile.read(plan)),
            compare == null ? null : inForce(PlanFile.read(compare)));
    return BacktestRun.print(
        data, (folder, progress) -> new AlertsBacktest(folder, setup, progress), output, clock);
  }

  /** The plan as the alert job reads it from the log, in force throughout. */
  static MonitoringPlan inForce(PlanFile file) {
    org.attune.schemas.context.MonitoringPlan always =
        org.attune.schemas.context.MonitoringPlan.newBuilder(file.of("person", 1, Instant.EPOCH))
            .setEffectiveFrom(Instant.EPOCH)
            .build();
    return Objects.requireNonNull(
        new Wire().received(new TimedEvent(0, Topic.PLANS, "person", "person", always)).plan());
  }
}
