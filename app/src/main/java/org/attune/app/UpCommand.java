package org.attune.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.attune.app.cli.JsonLines;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.Progress;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.FlinkSettings;
import org.attune.app.platform.LoopbackPorts;
import org.attune.app.platform.OutsideServices;
import org.attune.app.platform.Platform;
import org.attune.app.platform.PlatformParts;
import org.attune.app.platform.TimeSeriesDatabase;
import org.attune.influx.InfluxTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune up}: runs everything until it is told to stop. */
@Command(
    name = "up",
    description = {
      "Runs everything on this machine: broker, stream processor, database, pages. Broker and database may be",
      "ones that run already."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:something broke while it started or ran; the log says what",
      "2:it could not start as it was told; one line says why",
      "130:stopped by Ctrl-C, cleanly",
      "143:stopped by SIGTERM, cleanly"
    })
public final class UpCommand implements Callable<Integer> {
  private static final int FAULT = 1;

  @Option(names = "--demo", description = "With invented patients.")
  private boolean demo;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Directory of all data; kept from start to start. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the pages on 127.0.0.1. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "${env:ATTUNE_KAFKA}",
      description = {
        "Kafka brokers that run already, in place of one of Attune's own; missing topics are created with as many",
        "copies as the brokers are set up for. Default: what ATTUNE_KAFKA says."
      })
  private @Nullable String kafka;

  @Mixin private OutsideDatabaseOption database = new OutsideDatabaseOption();

  @Option(
      names = "--influx",
      paramLabel = "URL",
      defaultValue = "${env:ATTUNE_INFLUX}",
      description = {
        "InfluxDB for the charts, http://HOST:PORT?database=NAME; the database (default: attune) is created",
        "when missing. User and password: ATTUNE_INFLUX_USER and ATTUNE_INFLUX_PASSWORD. Default: what",
        "ATTUNE_INFLUX says."
      })
  private @Nullable String influx;

  @Mixin private OutputOptions output = new OutputOptions();

  private final PartsCatalog catalog;
  private final Clock clock;
  private final DataDirectory.FreeSpace freeSpace;

  /** Who is told how far a start has got. */
  public interface Audience {
    /** Tells a person, in a line. */
    void say(String line);

    /** Tells whoever reads machine-readable lines, too. */
    void milestone(String name, String value);
  }

  /** Chooses what runs on the platform. */
  @FunctionalInterface
  public interface PartsCatalog {
    /**
     * Returns the parts.
     *
     * @param demo whether there should be invented patients
     * @param directory where they are kept
     * @param audience told of accounts and milestones
     * @param influx time-series store of the charts, or null
     * @throws IOException when the directory cannot be written
     */
    PlatformParts parts(
        boolean demo, DataDirectory directory, Audience audience, @Nullable InfluxTarget influx)
        throws IOException;
  }

  /**
   * Makes the command.
   *
   * @param catalog chooses what runs
   * @param clock the time told to the jobs
   * @param freeSpace tells the space left on the disk of the data
   */
  public UpCommand(PartsCatalog catalog, Clock clock, DataDirectory.FreeSpace freeSpace) {
    this.catalog = catalog;
    this.clock = clock;
    this.freeSpace = freeSpace;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(System.err, clock);
    checkPort();
    InfluxTarget timeSeries = influx == null || influx.isBlank() ? null : timeSeries(influx);
    OutsideServices outside = outside(System.getenv());
    DataDirectory directory = DataDirectory.open(data, freeSpace);
    PlatformParts parts = parts(directory, audience(progress), timeSeries);
    Path log = Logs.keepIn(directory.resolve("logs"));
    progress.say("Data in " + directory.root() + ", log in " + log);

    CountDownLatch stopped = new CountDownLatch(1);
    AtomicReference<@Nullable String> fault = new AtomicReference<>();
    TimeSeriesDatabase charts =
        timeSeries == null
            ? null
            : TimeSeriesDatabase.create(timeSeries, System.getenv(), progress::say);
    Platform platform =
        new Platform(
            directory,
            parts,
            outside,
            FlinkSettings.forLaptop(),
            clock,
            progress::say,
            reason -> {
              fault.set(reason);
              stopped.countDown();
            });
    Thread stopper =
        new Thread(
            () -> {
              progress.say("Stopping");
              platform.close();
              if (charts != null) {
                charts.close();
              }
              progress.say("Stopped");
              stopped.countDown();
            },
            "attune-stop");
    Runtime.getRuntime().addShutdownHook(stopper);

    try {
      announce(platform.start(port), progress);
    } catch (CancellationException e) {
      stopped.await();
      return 0;
    }
    stopped.await();
    if (fault.get() != null) {
      System.err.println("Attune stopped: the broker has given up. Details in " + log);
      return FAULT;
    }
    return 0;
  }

  private OutsideServices outside(Map<String, String> environment) {
    OutsideServices outside =
        new OutsideServices(
            kafka == null || kafka.isBlank() ? null : kafka, database.address(environment));
    if (demo && !outside.isEmpty()) {
      throw new UserError(
          "--demo invents patients, and brings a broker and a database for them. Start it without --kafka and --database.");
    }
    return outside;
  }

  private static InfluxTarget timeSeries(String address) {
    try {
      return InfluxTarget.parse(address);
    } catch (IllegalArgumentException e) {
      throw new UserError("--influx: " + e.getMessage(), e);
    }
  }

  private PlatformParts parts(
      DataDirectory directory, Audience audience, @Nullable InfluxTarget timeSeries)
      throws IOException {
    try {
      return catalog.parts(demo, directory, audience, timeSeries);
    } catch (IOException | RuntimeException e) {
      // Nothing has been started that would give it up.
      directory.close();
      throw e;
    }
  }

  private void checkPort() {
    if (port < 1 || port > 65_535) {
      throw new UserError(
          "%d is no port. Choose one from 1 to 65535 with --port N.".formatted(port));
    }
    if (!LoopbackPorts.isFree(port)) {
      throw new UserError(
          "Port %d is taken by another program. Stop it, or choose another with --port N."
              .formatted(port));
    }
  }

  private Audience audience(Progress progress) {
    return new Audience() {
      @Override
      public void say(String line) {
        progress.say(line);
      }

      @Override
      public void milestone(String name, String value) {
        progress.say(name + " " + value);
        if (output.json()) {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put(name, value);
          line.put("seconds", progress.seconds());
          new JsonLines(System.out).write(line);
        }
      }
    };
  }

  private void announce(Platform.Started started, Progress progress) {
    progress.say("Attune is up. Stop it with Ctrl-C.");
    if (output.json()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("ready", started.dashboard().toString());
      line.put("kafka", started.addresses().kafkaBootstrapServers());
      line.put("database", started.addresses().database().url());
      line.put("databaseUser", started.addresses().database().user());
      line.put("flink", started.addresses().flinkWebInterface().toString());
      line.put("data", started.addresses().dataDirectory().toString());
      line.put("seconds", progress.seconds());
      new JsonLines(System.out).write(line);
    } else {
      System.out.println("Open " + started.dashboard());
    }
  }
}
