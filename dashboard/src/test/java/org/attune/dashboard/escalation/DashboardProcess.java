package org.attune.dashboard.escalation;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.attune.dashboard.DashboardApplication;
import org.attune.dashboard.DashboardSettings;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.dashboard.projection.ResultProjection;
import org.attune.dashboard.projection.ResultRecord;
import org.attune.schemas.topic.Topic;
import org.springframework.context.ConfigurableApplicationContext;

/** A dashboard in a process of its own, to be killed. */
final class DashboardProcess implements AutoCloseable {
  private final Process process;

  private DashboardProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a process on a database.
   *
   * @param later how far its clock is ahead
   * @param log where its output goes
   */
  static DashboardProcess start(String jdbcUrl, Duration later, Path log) throws IOException {
    return new DashboardProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                DashboardProcess.class.getName(),
                jdbcUrl,
                later.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** An urgent alert of a patient whose program has a clinician on duty and a backup. */
  public static void main(String[] arguments) {
    ShiftedClock clock = new ShiftedClock();
    clock.pass(Duration.parse(arguments[1]));
    ConfigurableApplicationContext context =
        DashboardApplication.start(
            new DashboardSettings(arguments[0], "postgres", "postgres", "127.0.0.1:1", 0), clock);
    if (clock.instant().isBefore(new ShiftedClock().instant().plusSeconds(60))) {
      RunningDashboard.enterPeople(context);
      for (Duty duty : List.of(Duty.ON_DUTY, Duty.BACKUP)) {
        RunningDashboard.onRota(
            context,
            "iop",
            duty,
            duty == Duty.ON_DUTY ? "ana" : "bo",
            clock.instant().minus(Duration.ofHours(1)),
            null);
      }
      context
          .getBean(ResultProjection.class)
          .apply(
              List.of(
                  new ResultRecord(
                      Topic.ENROLLMENTS,
                      0,
                      0,
                      RunningDashboard.bytes(
                          Topic.ENROLLMENTS, Records.enrollment("p-north", "iop").build())),
                  new ResultRecord(
                      Topic.ALERTS,
                      0,
                      0,
                      RunningDashboard.bytes(
                          Topic.ALERTS,
                          Records.alert("a-1", "p-north", Records.item9("e-1").build()).build()))));
    }
  }
}
