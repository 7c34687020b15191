package org.attune.app.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: one node that is broker and controller, on 127.0.0.1, without
 * authentication, for one laptop. Its data lie in {@code kafka} under the data directory; the port
 * is chosen at the first start and kept, so that programs outside find it again.
 */
public final class EmbeddedBroker implements Broker {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String PORT = "kafka.port";
  private static final String CONTROLLER_PORT = "kafka.controller.port";
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final int port;
  private final AtomicBoolean closed;

  private EmbeddedBroker(KafkaRaftServer server, int port, AtomicBoolean closed) {
    this.server = server;
    this.port = port;
    this.closed = closed;
  }

  /**
   * Starts the broker and returns when it answers.
   *
   * @param directory owned by this process
   * @param onFault told once, on a broker's thread, when the broker has given up; the broker would
   *     have ended the JVM without a word
   * @throws IOException when the data cannot be read or written, or no port is free
   */
  public static EmbeddedBroker start(DataDirectory directory, Consumer<String> onFault)
      throws IOException {
    int port = LoopbackPorts.freePort(directory.recallPort(PORT));
    int controllerPort = otherPort(directory.recallPort(CONTROLLER_PORT), port);
    Path data = directory.resolve("kafka");
    Files.createDirectories(data);
    Map<String, Object> settings = settings(data, port, controllerPort);
    format(data);

    AtomicBoolean closed = new AtomicBoolean();
    surviveFaults(closed, onFault);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    EmbeddedBroker broker = new EmbeddedBroker(server, port, closed);
    try {
      server.startup();
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
    directory.remember(PORT, Integer.toString(port));
    directory.remember(CONTROLLER_PORT, Integer.toString(controllerPort));
    LOG.info("broker started port={} controllerPort={}", port, controllerPort);
    return broker;
  }

  /**
   * Where the broker of a data directory is, or was when it last ran; takes no ownership.
   *
   * @return host:port; empty when none has run there
   */
  public static Optional<String> addressIn(Path directory) {
    OptionalInt port = DataDirectory.portIn(directory, PORT);
    return port.isEmpty() ? Optional.empty() : Optional.of("127.0.0.1:" + port.getAsInt());
  }

  private static int otherPort(OptionalInt lastTime, int taken) throws IOException {
    int port = LoopbackPorts.freePort(lastTime);
    while (port == taken) {
      port = LoopbackPorts.freePort(OptionalInt.empty());
    }
    return port;
  }

  private static Map<String, Object> settings(Path data, int port, int controllerPort) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "listeners",
        "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put(
        "advertised.listeners",
        "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("log.dirs", data.toString());
    settings.put("auto.create.topics.enable", "false");

    // A killed broker's registration must lapse before it may register again: 14 s by default.
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "200");
    settings.put("controlled.shutdown.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");

    // One broker holds the only copy of everything.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");

    // A laptop's worth of threads, memory and files.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(2 << 20));
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    return settings;
  }

  /** Does nothing to a directory that is formatted; a format that was cut short is done again. */
  private static void format(Path data) throws IOException {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(data.toString())
          .addDirectory(data.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Cannot format " + data + " for the broker", e);
    }
  }

  /** The broker ends the JVM on a fault: without this, in silence and in the midst of work. */
  private static void surviveFaults(AtomicBoolean closed, Consumer<String> onFault) {
    AtomicBoolean told = new AtomicBoolean();
    Exit.Procedure procedure =
        (status, message) -> {
          if (!closed.get() && told.compareAndSet(false, true)) {
            String reason = message == null ? "status " + status : message;
            LOG.error("broker gave up reason={}", reason);
            onFault.accept(reason);
          }
          // The caller counts on never coming back from here.
          throw new IllegalStateException("The broker has given up");
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /**
   * As {@link BrokerTopics#create}.
   *
   * @param topics with a replication factor of 1
   */
  @Override
  public void createTopics(Collection<NewTopic> topics) throws IOException {
    BrokerTopics.create(bootstrapServers(), topics);
  }

  /** Stops the broker; every record acknowledged before stays. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.shutdown();
      server.awaitShutdown();
    }
  }
}
