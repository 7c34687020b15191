package org.attune.app.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker and a stream processor in a directory of their own that goes away with them: for
 * commands that send a history through the real jobs and read what came out.
 */
public final class BatchPlatform implements AutoCloseable {
  private final ScratchDirectory scratch;
  private final EmbeddedBroker broker;
  private final FlinkSettings settings;
  private final FlinkCluster flink;

  private BatchPlatform(
      ScratchDirectory scratch, EmbeddedBroker broker, FlinkSettings settings, FlinkCluster flink) {
    this.scratch = scratch;
    this.broker = broker;
    this.settings = settings;
    this.flink = flink;
  }

  /**
   * Starts both, with the given topics.
   *
   * @param onFault told why when the broker has given up
   * @throws IOException when one cannot start
   */
  public static BatchPlatform start(
      List<NewTopic> topics, FlinkSettings settings, Consumer<String> onFault) throws IOException {
    ScratchDirectory scratch = ScratchDirectory.create();
    EmbeddedBroker broker = EmbeddedBroker.start(scratch.data(), onFault);
    broker.createTopics(topics);
    return new BatchPlatform(
        scratch, broker, settings, FlinkCluster.start(scratch.data(), settings));
  }

  /** host:port of the broker. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /**
   * Runs a job that ends with its input, its state on the heap.
   *
   * @param patience how long it may take
   * @throws IOException when it does not start or end
   */
  public void run(JobDefinition job, Duration patience) throws IOException {
    run(job, StateBackend.HEAP, patience);
  }

  /**
   * Runs a job that ends with its input.
   *
   * @param patience how long it may take
   * @throws IOException when it does not start or end
   */
  public void run(JobDefinition job, StateBackend backend, Duration patience) throws IOException {
    start(job, backend);
    flink.awaitEnd(job.name(), patience);
  }

  /**
   * Starts a job, to be ended by {@link #stopWithSavepoint}.
   *
   * @throws IOException when it does not start
   */
  public void start(JobDefinition job, StateBackend backend) throws IOException {
    // A history can be sent again: a job that fails on it should say so, not try for ever.
    Configuration configuration = backend.configuration(settings);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    flink.submit(
        new JobDefinition(
            job.name(),
            environment -> {
              environment.configure(configuration);
              job.builder().build(environment);
            }));
  }

  /**
   * Ends a job with a savepoint in the canonical format, which is the same for every backend.
   *
   * @return bytes of the savepoint
   * @throws IOException when it cannot be written
   */
  public long stopWithSavepoint(String jobName) throws IOException {
    Path savepoint = flink.stopWithSavepoint(jobName, scratch.data().resolve("savepoints"));
    try (Stream<Path> files = Files.walk(savepoint)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /**
   * Starts a job that runs until the platform closes, restarted when it fails.
   *
   * @throws IOException when it does not start
   */
  public void start(JobDefinition job) throws IOException {
    flink.submit(job);
  }

  /** A directory by that name for whatever runs beside the platform; it goes away with it. */
  public Path scratch(String name) {
    return scratch.data().resolve(name);
  }

  /** Address of the stream processor's own pages and REST interface. */
  public URI flinkWebInterface() throws IOException {
    return flink.webInterface();
  }

  @Override
  public void close() throws IOException {
    flink.close();
    broker.close();
    scratch.close();
  }
}
