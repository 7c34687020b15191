package org.attune.app.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.attune.app.bench.AlertBench.PartsCatalog;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.LoopbackPorts;
import org.attune.app.platform.Platform;
import org.attune.app.platform.PlatformAddresses;
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
import picocli.CommandLine.Option;

/**
 * {@code attune bench dashboard}: how long the caseload takes, with nobody else there and while
 * many pages are open.
 *
 * <p>Runs all of Attune in this JVM, jobs included. A supervisor's caseload of everybody is read
 * again and again, first alone, then beside open pages of clinicians that behave as browsers do:
 * each reads its caseload anew whenever the stream tells of a change. Meanwhile check-ins and new
 * alerts keep coming. The pages' own work is part of the load, on the same processors.
 */
@Command(
    name = "dashboard",
    description = "Time to read the caseload, alone and beside many open pages.")
public final class DashboardBench implements Callable<Integer> {
  private static final String COHORT = "bench-dashboard";
  private static final String SUPERVISOR = "bench-supervisor";
  private static final String PASSWORD = "bench-on-loopback";
  private static final int PATIENTS_A_TEAM = 50;

  /** Signing in is slow on purpose; a clinician has a few pages open. */
  private static final int PAGES_AN_ACCOUNT = 10;

  private static final int ENDORSED = 2;
  private static final int ONE_ALERT_IN = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(50);
  private static final int WARM_UP = 100;

  @Option(names = "--patients", defaultValue = "5000", description = "Default: ${DEFAULT-VALUE}")
  private int patients;

  @Option(
      names = "--open-alerts",
      defaultValue = "500",
      description = "Safety alerts that nobody has closed. Default: ${DEFAULT-VALUE}")
  private int openAlerts;

  @Option(
      names = "--live-pages",
      defaultValue = "200",
      description = "Open pages of clinicians. Default: ${DEFAULT-VALUE}")
  private int livePages;

  @Option(
      names = "--requests",
      defaultValue = "400",
      description = "Readings of the caseload, each time. Default: ${DEFAULT-VALUE}")
  private int requests;

  @Option(
      names = "--rate",
      defaultValue = "2",
      description =
          "Check-ins a second while pages are open, one in forty of them with an alert; three a day of 5000 people are 0.2. Default: ${DEFAULT-VALUE}")
  private int rate;

  @Mixin private OutputOptions output = new OutputOptions();

  private final PartsCatalog catalog;
  private final Clock clock;
  private final List<MixedPatient> people = new ArrayList<>();

  /**
   * Makes the command.
   *
   * @param catalog what runs
   * @param clock the time told to the jobs
   */
  public DashboardBench(PartsCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (patients < 1 || livePages < 1 || requests < 1 || rate < 1 || openAlerts < 0) {
      throw new UserError("--patients, --live-pages, --requests and --rate must be 1 or more.");
    }
    if (openAlerts > patients) {
      throw new UserError(
          "%d patients are too few for %d open alerts: each has one. Ask for more with --patients."
              .formatted(patients, openAlerts));
    }
    Progress progress = new Progress(System.err, clock);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Platform platform =
            new Platform(
                scratch.data(),
                catalog.parts(history -> {}, this::enter),
                FlinkSettings.forLaptop(),
                clock,
                progress::say,
                progress::say)) {
      Platform.Started started = platform.start(LoopbackPorts.freePort(OptionalInt.empty()));
      try (EventSink sink =
          KafkaEventSink.connect(
              started.addresses().kafkaBootstrapServers(), KafkaEventSink.HISTORY_TICK)) {
        fill(sink);
        awaitAlerts(started.addresses());
        progress.say("Every patient has answered, and the alerts are open");
        measure(started, sink, figures, progress);
      }
      figures.put("openAlerts", count(started.addresses()));
    }
    figures.put("patients", patients);
    figures.put("seconds", progress.seconds());
    Figures.print(System.out, figures, output.json());
    return 0;
  }

  private void measure(
      Platform.Started started,
      EventSink sink,
      Map<String, @Nullable Object> figures,
      Progress progress)
      throws Exception {
    SignedIn supervisor = new SignedIn(started.dashboard(), SUPERVISOR, PASSWORD);
    readings(supervisor, WARM_UP);
    Latencies idle = readings(supervisor, requests);
    progress.say("Measured alone");
    Queue<Long> refreshNanos = new ConcurrentLinkedQueue<>();
    List<LivePage> pages = open(started.dashboard(), refreshNanos);
    ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
    try {
      progress.say("%d pages are open".formatted(pages.size()));
      AtomicInteger sent = new AtomicInteger();
      var unused =
          traffic.scheduleAtFixedRate(
              () -> send(sink, sent.getAndIncrement()), 0, 1_000_000 / rate, TimeUnit.MICROSECONDS);
      readings(supervisor, WARM_UP);
      refreshNanos.clear();
      long from = System.nanoTime();
      Latencies loaded = readings(supervisor, requests);
      double seconds = (System.nanoTime() - from) / 1e9;
      Latencies refreshes = new Latencies(refreshNanos);
      progress.say("Measured beside them");
      figures.put("caseload.p50Millis.idle", idle.millis(0.5));
      figures.put("caseload.p95Millis.idle", idle.millis(0.95));
      figures.put("caseload.p50Millis.loaded", loaded.millis(0.5));
      figures.put("caseload.p95Millis.loaded", loaded.millis(0.95));
      figures.put("refresh.perSecond", Cost.rounded(refreshes.count() / seconds));
      figures.put("refresh.p95Millis", refreshes.millis(0.95));
      figures.put("livePages", pages.stream().filter(LivePage::live).count());
      figures.put("checkInsPerSecond", rate);
    } finally {
      traffic.shutdownNow();
      pages.forEach(LivePage::close);
    }
  }

  /** Reads the whole page again and again, with a breath in between. */
  private static Latencies readings(SignedIn browser, int times)
      throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>(times);
    for (int reading = 0; reading < times; reading++) {
      long asked = System.nanoTime();
      browser.page("/");
      nanos.add(System.nanoTime() - asked);
      LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
    }
    return new Latencies(nanos);
  }

  private List<LivePage> open(URI dashboard, Queue<Long> refreshNanos) throws Exception {
    List<LivePage> pages = new ArrayList<>();
    for (int account = 0; account < accounts(); account++) {
      SignedIn browser = new SignedIn(dashboard, clinician(account), PASSWORD);
      for (int page = 0; page < PAGES_AN_ACCOUNT && pages.size() < livePages; page++) {
        pages.add(new LivePage(browser, refreshNanos));
      }
    }
    CompletableFuture.allOf(
            pages.stream().map(LivePage::opened).toArray(CompletableFuture<?>[]::new))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return pages;
  }

  /** Everybody's first check-in, and an endorsed item 9 of as many as alerts are asked for. */
  private void fill(EventSink sink) {
    Instant now = clock.instant();
    for (int number = 0; number < patients; number++) {
      MixedPatient patient = new MixedPatient(COHORT, number, Source.APP);
      people.add(patient);
      sink.write(
          number < openAlerts ? patient.phq9(ENDORSED, now, now) : patient.mood(6, now, now));
    }
    sink.flush();
  }

  private void send(EventSink sink, int number) {
    Instant now = clock.instant();
    MixedPatient who = people.get((openAlerts + number) % patients);
    sink.write(
        number % ONE_ALERT_IN == ONE_ALERT_IN - 1
            ? who.phq9(ENDORSED, now, now)
            : who.mood(number % 10, now, now));
    sink.flush();
  }

  private void awaitAlerts(PlatformAddresses platform) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (count(platform) < openAlerts) {
      if (System.nanoTime() > deadline) {
        throw new IOException("The alerts have not arrived within " + PATIENCE);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static int count(PlatformAddresses platform) throws IOException {
    try (Connection database = platform.database().dataSource().getConnection();
        Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select count(*) from alert_state where open")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IOException("The dashboard's database cannot be asked", e);
    }
  }

  private int accounts() {
    return (livePages + PAGES_AN_ACCOUNT - 1) / PAGES_AN_ACCOUNT;
  }

  private int teams() {
    return (patients + PATIENTS_A_TEAM - 1) / PATIENTS_A_TEAM;
  }

  private static String clinician(int account) {
    return "bench-clinician-" + account;
  }

  private static String team(int number) {
    return "bench-team-" + number;
  }

  private void enter(AccountService accounts) {
    List<CareTeam> teams = new ArrayList<>();
    for (int number = 0; number < teams(); number++) {
      teams.add(new CareTeam(team(number), "Bench team " + number));
    }
    List<NewAccount> staff = new ArrayList<>();
    staff.add(new NewAccount(SUPERVISOR, PASSWORD, "Bench supervisor", Role.SUPERVISOR, Set.of()));
    for (int number = 0; number < accounts(); number++) {
      staff.add(
          new NewAccount(
              clinician(number),
              PASSWORD,
              "Bench clinician " + number,
              Role.CLINICIAN,
              Set.of(team(number % teams()))));
    }
    List<NewPatient> known = new ArrayList<>();
    for (int number = 0; number < patients; number++) {
      known.add(
          new NewPatient(
              MixedPatient.idOf(COHORT, number),
              "Bench patient " + number,
              team(number / PATIENTS_A_TEAM)));
    }
    accounts.enter(teams, staff, known);
  }
}
