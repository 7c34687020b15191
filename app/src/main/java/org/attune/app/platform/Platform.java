package org.attune.app.platform;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attune.app.platform.DashboardLauncher.RunningDashboard;
import org.attune.app.platform.PlatformParts.Companion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one JVM: database, broker, stream processor with its jobs, pages; database and
 * broker may run elsewhere. Starts what does not depend on each other side by side; stops in the
 * opposite order, from any thread and at any moment of the start.
 */
public final class Platform implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

  private final DataDirectory directory;
  private final PlatformParts parts;
  private final OutsideServices outside;
  private final FlinkSettings flinkSettings;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Consumer<String> onFault;
  private final Map<Layer, List<AutoCloseable>> running = new EnumMap<>(Layer.class);
  private boolean closing;
  private boolean closed;

  /** What is started before what; stopped the other way round. */
  private enum Layer {
    DIRECTORY,
    STORES,
    WORKERS,
    COMPANIONS
  }

  /**
   * Where a running platform is found.
   *
   * @param dashboard the pages to open
   * @param addresses everything else
   */
  public record Started(URI dashboard, PlatformAddresses addresses) {}

  /**
   * Makes a platform that does not run yet and brings everything itself.
   *
   * @param directory its data; closed with the platform
   * @param parts what runs on it
   * @param flinkSettings how the stream processor is set up
   * @param clock the time told to the jobs
   * @param progress told in a few words what has happened, on any thread
   * @param onFault told why, on any thread, when a part has given up and the platform cannot go on
   */
  public Platform(
      DataDirectory directory,
      PlatformParts parts,
      FlinkSettings flinkSettings,
      Clock clock,
      Consumer<String> progress,
      Consumer<String> onFault) {
    this(directory, parts, OutsideServices.NONE, flinkSettings, clock, progress, onFault);
  }

  /**
   * Makes a platform that does not run yet.
   *
   * @param directory its data; closed with the platform
   * @param parts what runs on it
   * @param outside what runs elsewhere
   * @param flinkSettings how the stream processor is set up
   * @param clock the time told to the jobs
   * @param progress told in a few words what has happened, on any thread
   * @param onFault told why, on any thread, when a part has given up and the platform cannot go on
   */
  public Platform(
      DataDirectory directory,
      PlatformParts parts,
      OutsideServices outside,
      FlinkSettings flinkSettings,
      Clock clock,
      Consumer<String> progress,
      Consumer<String> onFault) {
    this.directory = directory;
    this.parts = parts;
    this.outside = outside;
    this.flinkSettings = flinkSettings;
    this.clock = clock;
    this.progress = progress;
    this.onFault = onFault;
    running.put(Layer.DIRECTORY, new ArrayList<>(List.of(directory)));
  }

  /**
   * Starts everything; what has been started is stopped again when a part does not start.
   *
   * @param dashboardPort port of the pages on 127.0.0.1
   * @return where everything is found
   * @throws CancellationException when the platform was closed meanwhile
   * @throws Exception when a part does not start
   */
  public Started start(int dashboardPort) throws Exception {
    ExecutorService starters = Executors.newCachedThreadPool(threads("start"));
    try {
      return start(dashboardPort, starters);
    } catch (CompletionException e) {
      close();
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    } catch (Exception e) {
      close();
      throw e;
    } finally {
      starters.shutdown();
    }
  }

  private Started start(int dashboardPort, ExecutorService starters) throws Exception {
    CompletableFuture<Database> databaseStart =
        async(starters, Layer.STORES, "Database", this::database);
    CompletableFuture<Broker> brokerStart = async(starters, Layer.STORES, "Broker", this::broker);
    CompletableFuture<FlinkCluster> flinkStart =
        async(
            starters,
            Layer.WORKERS,
            "Stream processor",
            () -> FlinkCluster.start(directory, flinkSettings));
    CompletableFuture.allOf(databaseStart, brokerStart, flinkStart).join();

    Broker broker = brokerStart.join();
    broker.createTopics(parts.topics());
    PlatformAddresses addresses =
        new PlatformAddresses(
            broker.bootstrapServers(),
            databaseStart.join().address(),
            flinkStart.join().webInterface(),
            directory.root());

    CompletableFuture<Void> timeGoesLive =
        CompletableFuture.runAsync(() -> goLive(broker, addresses), starters);
    CompletableFuture<RunningDashboard> dashboardStart =
        async(
            starters,
            Layer.WORKERS,
            "Page server",
            () -> parts.dashboard().launch(addresses, dashboardPort));
    for (JobDefinition job : parts.jobs().jobs(addresses)) {
      FlinkCluster.JobState state = flinkStart.join().submit(job);
      progress.accept(
          "Job %s is up%s"
              .formatted(
                  job.name(), state.restoredFrom().isPresent() ? ", going on where it was" : ""));
    }
    RunningDashboard dashboard = dashboardStart.join();
    timeGoesLive.join();
    for (Companion companion : parts.companions()) {
      own(Layer.COMPANIONS, companion.start(addresses));
    }
    return new Started(dashboard.address(), addresses);
  }

  private Database database() throws IOException {
    DatabaseAddress elsewhere = outside.database();
    return elsewhere == null ? EmbeddedDatabase.start(directory) : OutsideDatabase.find(elsewhere);
  }

  /** A broker that has answered: only then is it up. */
  private Broker broker() throws Exception {
    String elsewhere = outside.kafka();
    Broker broker =
        elsewhere == null ? EmbeddedBroker.start(directory, onFault) : new OutsideBroker(elsewhere);
    try {
      BrokerTopics.requireSameCluster(directory, broker.bootstrapServers());
      return broker;
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  private void goLive(Broker broker, PlatformAddresses addresses) {
    try {
      parts.history().write(addresses);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
    startTicker(broker);
  }

  private void startTicker(Broker broker) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                9_000,
                ProducerConfig.CLIENT_ID_CONFIG,
                "attune-clock"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(threads("clock"));
    ClockTicker ticker =
        new ClockTicker(
            clock,
            scheduler,
            producer,
            parts.tickEncoding(),
            parts.clockTopic(),
            parts.clockPartitions());
    own(
        Layer.COMPANIONS,
        () -> {
          ticker.close();
          scheduler.shutdown();
          producer.close();
        });
  }

  private <T extends AutoCloseable> CompletableFuture<T> async(
      ExecutorService starters, Layer layer, String name, Callable<T> start) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            T part = own(layer, start.call());
            progress.accept(name + " is up");
            return part;
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        starters);
  }

  /** Takes charge of a part; one that comes up during a close goes down at once. */
  private <T extends AutoCloseable> T own(Layer layer, T part) {
    synchronized (running) {
      if (!closing) {
        running.computeIfAbsent(layer, any -> new ArrayList<>()).add(part);
        return part;
      }
    }
    stop(part);
    throw new CancellationException("The platform is closing");
  }

  /** Stops everything that runs. Returns when all has stopped, also to a second caller. */
  @Override
  public void close() {
    synchronized (running) {
      closing = true;
    }
    closeLayers();
  }

  private synchronized void closeLayers() {
    if (closed) {
      return;
    }
    closed = true;
    List<Layer> layers = new ArrayList<>(List.of(Layer.values()));
    Collections.reverse(layers);
    ExecutorService stoppers = Executors.newCachedThreadPool(threads("stop"));
    for (Layer layer : layers) {
      List<CompletableFuture<Void>> stops =
          running.getOrDefault(layer, List.of()).stream()
              .map(part -> CompletableFuture.runAsync(() -> stop(part), stoppers))
              .toList();
      stops.forEach(CompletableFuture::join);
    }
    stoppers.shutdown();
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("part={} did not stop cleanly", part.getClass().getSimpleName(), e);
    }
  }

  private static ThreadFactory threads(String purpose) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "attune-" + purpose + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
