package org.attune.app.bench;

import java.util.List;
import org.attune.app.cli.UserError;
import picocli.CommandLine.Option;

/** The load of {@code bench alerts}: the same options for the command and for its generator. */
final class LoadOptions {
  @Option(
      names = "--rate",
      defaultValue = "2000",
      description = "Records a second. Default: ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--alerts",
      defaultValue = "300",
      description =
          "Assessments with item 9 endorsed among them, after the warm-up. Default: ${DEFAULT-VALUE}")
  private int alerts;

  @Option(
      names = "--trend-alerts",
      defaultValue = "60",
      description = "Check-ins among them that leave a chart's limits. Default: ${DEFAULT-VALUE}")
  private int trendAlerts;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description =
          "How long it is measured, seconds, after the warm-up. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "300",
      description =
          "The same load before it is measured, seconds: the compilers are busy for so long after a start. Default: ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  @Option(
      names = "--patients",
      defaultValue = "2000",
      description = "Patients the records are about. Default: ${DEFAULT-VALUE}")
  private int patients;

  /** Refuses what makes no sense. */
  void check() {
    if (rate < 1 || seconds < 1 || alerts < 1 || trendAlerts < 0 || warmUpSeconds < 0) {
      throw new UserError(
          "--rate, --seconds and --alerts must be 1 or more, --warm-up and --trend-alerts 0 or more.");
    }
    if (safetyAlertsInAll() > patients) {
      throw new UserError(
          "%d patients are too few for %d alerts and those of the warm-up: each raises one. Ask for more with --patients."
              .formatted(patients, alerts));
    }
    if (safetyAlertsInAll() + trendAlerts > records() / 2) {
      throw new UserError("More alerts than records to carry them. Raise --rate or --seconds.");
    }
  }

  int rate() {
    return rate;
  }

  int alerts() {
    return alerts;
  }

  int trendAlerts() {
    return trendAlerts;
  }

  int seconds() {
    return seconds;
  }

  int patients() {
    return patients;
  }

  /** Records of warm-up and measurement together. */
  int records() {
    return rate * (warmUpSeconds + seconds);
  }

  /** Records of the warm-up, which come first. */
  int warmUpRecords() {
    return rate * warmUpSeconds;
  }

  /** Safety alerts at the same pace from the first record to the last. */
  int safetyAlertsInAll() {
    return (int) Math.ceil((double) alerts * (warmUpSeconds + seconds) / seconds);
  }

  /** The options as they are typed. */
  List<String> asArguments() {
    return List.of(
        "--rate=" + rate,
        "--alerts=" + alerts,
        "--trend-alerts=" + trendAlerts,
        "--seconds=" + seconds,
        "--warm-up=" + warmUpSeconds,
        "--patients=" + patients);
  }
}
