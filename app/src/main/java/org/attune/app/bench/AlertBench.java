package org.attune.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.LoopbackPorts;
import org.attune.app.platform.Platform;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.attune.app.platform.ScratchDirectory;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.KafkaEventSink;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.security.Role;
import org.attune.schemas.common.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code attune bench alerts}: how long from an event to the clinician's open page, under load.
 *
 * <p>Runs all of Attune in this JVM with its ordinary settings, checkpoints included. Patients and
 * clinician are in a process of their own ({@link AlertLoad}). Reported: from the moment an event
 * should have been sent to the moment its alert has arrived on the open page.
 */
@Command(
    name = "alerts",
    description = "Time from an event to the clinician's open page, under a steady load.")
public final class AlertBench implements Callable<Integer> {
  private static final CareTeam TEAM = new CareTeam("bench", "Bench team");
  private static final int HISTORY_DAYS = 20;
  private static final int ANSWERED_HOUR = 19;

  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  private final PartsCatalog catalog;
  private final Clock clock;

  /** The parts of a whole platform. */
  @FunctionalInterface
  public interface PartsCatalog {
    /**
     * Returns the parts.
     *
     * @param history what is in the log before time goes live
     * @param directory enters care teams, accounts and patients
     */
    PlatformParts parts(PlatformParts.History history, Consumer<AccountService> directory);
  }

  /** What came of the generator. */
  private record LoadResult(int exitCode, @Nullable String line) {}

  /**
   * Makes the command.
   *
   * @param catalog what runs
   * @param clock the time told to the jobs
   */
  public AlertBench(PartsCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    load.check();
    Progress progress = new Progress(System.err, clock);
    FlinkSettings flink = FlinkSettings.forLaptop();
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("rate", load.rate());
    figures.put("patients", load.patients());
    figures.put("checkpointSeconds", flink.checkpointInterval().toSeconds());
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Platform platform =
            new Platform(
                scratch.data(),
                catalog.parts(this::writeHistory, this::enter),
                flink,
                clock,
                progress::say,
                progress::say)) {
      Platform.Started started = platform.start(LoopbackPorts.freePort(OptionalInt.empty()));
      progress.say("All is up; the load begins");
      LoadResult result = runLoad(started);
      if (result.exitCode() != 0 || result.line() == null) {
        throw new IOException("The load generator ended with " + result.exitCode());
      }
      figures.putAll(
          JsonMapper.builder()
              .build()
              .readValue(result.line(), new TypeReference<Map<String, @Nullable Object>>() {}));
    }
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }

  private LoadResult runLoad(Platform.Started started) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.attune.app.Attune",
                "bench",
                "alert-load",
                "--kafka=" + started.addresses().kafkaBootstrapServers(),
                "--pages=" + started.dashboard()));
    command.addAll(load.asArguments());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      return new LoadResult(process.waitFor(), line);
    } finally {
      process.destroy();
    }
  }

  /** Steady moods: with so narrow a chart the first bad day leaves the limits. */
  private void writeHistory(PlatformAddresses platform) {
    Instant end = clock.instant();
    Instant today = end.truncatedTo(ChronoUnit.DAYS);
    List<MixedPatient> charted = new ArrayList<>();
    for (int number = 0; number < load.trendAlerts(); number++) {
      charted.add(new MixedPatient(AlertLoad.CHARTED_COHORT, number, Source.REPLAY));
    }
    try (EventSink sink =
        KafkaEventSink.connect(platform.kafkaBootstrapServers(), KafkaEventSink.HISTORY_TICK)) {
      for (int day = HISTORY_DAYS; day > 0; day--) {
        Instant at = today.minus(day, ChronoUnit.DAYS).plus(Duration.ofHours(ANSWERED_HOUR));
        for (MixedPatient patient : charted) {
          sink.write(patient.mood(7 + 0.2 * (day % 3 - 1), at, at.plusSeconds(2)));
        }
      }
      sink.advanceTo(end.toEpochMilli());
      sink.flush();
    }
  }

  private void enter(AccountService accounts) {
    List<NewPatient> people = new ArrayList<>();
    for (int number = 0; number < load.patients(); number++) {
      people.add(patient(AlertLoad.COHORT, number));
    }
    for (int number = 0; number < load.trendAlerts(); number++) {
      people.add(patient(AlertLoad.CHARTED_COHORT, number));
    }
    accounts.enter(
        List.of(TEAM),
        List.of(
            new NewAccount(
                AlertLoad.USERNAME,
                AlertLoad.PASSWORD,
                "Bench clinician",
                Role.CLINICIAN,
                Set.of(TEAM.careTeamId()))),
        people);
  }

  private static NewPatient patient(String cohort, int number) {
    return new NewPatient(
        MixedPatient.idOf(cohort, number), cohort + " " + number, TEAM.careTeamId());
  }
}
