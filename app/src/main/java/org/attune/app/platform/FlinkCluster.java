package org.attune.app.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.scheduler.ExecutionGraphInfo;
import org.apache.flink.runtime.scheduler.exceptionhistory.RootExceptionHistoryEntry;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.app.platform.CheckpointStore.Checkpoint;
import org.attune.pipelines.job.JobArguments;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this JVM that runs many jobs. Each job goes on from its newest complete
 * checkpoint under {@code checkpoints/<job name>} of the data directory; when that cannot be
 * restored, from the one before; when none can, from the start of its input.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkCluster.class);
  private static final int RETAINED_CHECKPOINTS = 3;
  private static final int TOLERABLE_FAILED_CHECKPOINTS = 5;
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  /** Somewhat longer than the ten minutes after which Flink gives up writing one. */
  private static final Duration SAVEPOINT_PATIENCE = Duration.ofMinutes(11);

  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final MiniCluster cluster;
  private final FlinkSettings settings;
  private final DataDirectory directory;
  private final Map<String, RunningJob> jobs = new ConcurrentHashMap<>();

  private FlinkCluster(MiniCluster cluster, FlinkSettings settings, DataDirectory directory) {
    this.cluster = cluster;
    this.settings = settings;
    this.directory = directory;
  }

  /**
   * How a job stands.
   *
   * @param status as Flink tells it; RUNNING also while it recovers its first state
   * @param allTasksRunning whether every subtask is at work
   * @param restoredFrom the checkpoint it went on from; empty when it began at the start
   */
  public record JobState(JobStatus status, boolean allTasksRunning, Optional<Path> restoredFrom) {}

  private record RunningJob(JobID id, Optional<Path> restoredFrom) {}

  /**
   * Starts the cluster without jobs.
   *
   * @param directory owned by this process
   * @throws IOException when the cluster cannot start
   */
  public static FlinkCluster start(DataDirectory directory, FlinkSettings settings)
      throws IOException {
    Path scratch = directory.resolve("flink-scratch");
    CheckpointStore.deleteRecursively(scratch);
    Files.createDirectories(scratch);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(clusterConfiguration(settings, scratch))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .setCommonBindAddress("127.0.0.1")
                .withRandomPorts()
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IOException("Cannot start the stream processor", e);
    }
    return new FlinkCluster(cluster, settings, directory);
  }

  private static Configuration clusterConfiguration(FlinkSettings settings, Path scratch) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, scratch.toString());
    configuration.set(BlobServerOptions.STORAGE_DIRECTORY, scratch.resolve("blobs").toString());
    configuration.set(WebOptions.TMP_DIR, scratch.resolve("web").toString());
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    // Of the file server, too, which would listen on every interface.
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
    // The pages are for looking: nobody on this machine may submit code through them.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);

    // In one JVM the process-memory options count for nothing: these two are all there is.
    MemorySize network = MemorySize.ofMebiBytes(settings.networkMebibytes());
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes(settings.managedMebibytes()));
    // A job that asks for more slots than there are says so soon.
    configuration.set(JobManagerOptions.SLOT_REQUEST_TIMEOUT, Duration.ofSeconds(15));
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    return configuration;
  }

  private Configuration jobConfiguration(Path checkpoints, Optional<Checkpoint> from) {
    Configuration configuration = JobArguments.houseRules();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());

    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    // With large state a checkpoint takes longer than the interval: half the time at least is for
    // work.
    configuration.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, settings.checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_FAILED_CHECKPOINTS);
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(5));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);

    if (from.isPresent()) {
      configuration.set(
          StateRecoveryOptions.SAVEPOINT_PATH, from.get().directory().toUri().toString());
      configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    }
    return configuration;
  }

  /**
   * Starts a job and returns when all its subtasks are at work.
   *
   * @param job its name must not be running yet
   * @return how it started
   * @throws IOException when it cannot start even without a checkpoint
   */
  public JobState submit(JobDefinition job) throws IOException {
    if (jobs.containsKey(job.name())) {
      throw new IllegalArgumentException("Already running: " + job.name());
    }
    CheckpointStore store =
        new CheckpointStore(directory.resolve("checkpoints").resolve(job.name()));
    store.prune(RETAINED_CHECKPOINTS);

    List<Checkpoint> unreadable = new ArrayList<>();
    for (Checkpoint checkpoint : store.complete()) {
      JobID id = submit(job, store, Optional.of(checkpoint));
      Optional<Throwable> failure = awaitStart(id, true);
      if (failure.isEmpty()) {
        return started(job, id, Optional.of(checkpoint), store, unreadable);
      }
      LOG.warn(
          "job={} checkpoint={} cannot be restored, trying the one before",
          job.name(),
          checkpoint.number(),
          failure.get());
      cancel(id);
      unreadable.add(checkpoint);
    }

    JobID id = submit(job, store, Optional.empty());
    Optional<Throwable> failure = awaitStart(id, false);
    if (failure.isPresent()) {
      cancel(id);
      throw new IOException("Job " + job.name() + " does not start", failure.get());
    }
    return started(job, id, Optional.empty(), store, unreadable);
  }

  private JobState started(
      JobDefinition job,
      JobID id,
      Optional<Checkpoint> from,
      CheckpointStore store,
      List<Checkpoint> unreadable)
      throws IOException {
    // Only now is it certain that these were at fault, not their surroundings.
    for (Checkpoint checkpoint : unreadable) {
      store.setAside(checkpoint);
    }
    Optional<Path> restoredFrom = from.map(Checkpoint::directory);
    jobs.put(job.name(), new RunningJob(id, restoredFrom));
    LOG.info(
        "job={} started from={}", job.name(), restoredFrom.map(Path::toString).orElse("start"));
    return state(job.name());
  }

  private JobID submit(JobDefinition job, CheckpointStore store, Optional<Checkpoint> from)
      throws IOException {
    Files.createDirectories(store.root());
    // Holds nothing that needs closing as long as it is not executed.
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(jobConfiguration(store.root(), from));
    try {
      job.builder().build(environment);
      var plan = environment.getStreamGraph();
      plan.setJobName(job.name());
      JobGraph graph = plan.getJobGraph(FlinkCluster.class.getClassLoader(), JobID.generate());
      return get(cluster.submitJob(graph)).getJobID();
    } catch (Exception e) {
      throw new IOException("Cannot submit job " + job.name(), e);
    }
  }

  /**
   * Waits until all subtasks are at work.
   *
   * @param firstFailureCounts whether one failure is enough to give up, rather than the patience
   * @return why it does not start; empty when it does
   */
  private Optional<Throwable> awaitStart(JobID id, boolean firstFailureCounts) throws IOException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      ExecutionGraphInfo info = get(cluster.getExecutionGraphInfo(id));
      AccessExecutionGraph graph = info.getArchivedExecutionGraph();
      Optional<Throwable> failure = failure(info);
      if (graph.getState() == JobStatus.FINISHED || allTasksRunning(graph)) {
        return Optional.empty();
      }
      boolean overdue = System.nanoTime() > deadline;
      if (graph.getState().isGloballyTerminalState()
          || overdue
          || (firstFailureCounts && failure.isPresent())) {
        return Optional.of(
            failure.orElseGet(() -> new TimeoutException("Not at work after " + START_PATIENCE)));
      }
      pause();
    }
  }

  private static Optional<Throwable> failure(ExecutionGraphInfo info) {
    ErrorInfo error = info.getArchivedExecutionGraph().getFailureInfo();
    if (error != null) {
      return Optional.of(deserialize(error));
    }
    for (RootExceptionHistoryEntry entry : info.getExceptionHistory()) {
      return Optional.of(deserialize(entry));
    }
    return Optional.empty();
  }

  private static Throwable deserialize(ErrorInfo error) {
    return error.getException().deserializeError(FlinkCluster.class.getClassLoader());
  }

  private static boolean allTasksRunning(AccessExecutionGraph graph) {
    return graph.getState() == JobStatus.RUNNING
        && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
            .allMatch(
                vertex ->
                    vertex.getExecutionState() == ExecutionState.RUNNING
                        || vertex.getExecutionState() == ExecutionState.FINISHED);
  }

  /**
   * Tells how a job stands now.
   *
   * @throws IllegalArgumentException when it was never submitted
   * @throws IOException when the cluster does not answer
   */
  public JobState state(String jobName) throws IOException {
    RunningJob job = jobs.get(jobName);
    if (job == null) {
      throw new IllegalArgumentException("Unknown job: " + jobName);
    }
    AccessExecutionGraph graph =
        get(cluster.getExecutionGraphInfo(job.id())).getArchivedExecutionGraph();
    return new JobState(graph.getState(), allTasksRunning(graph), job.restoredFrom());
  }

  /**
   * Waits for a job that ends with its input.
   *
   * @throws IOException when it did not end by itself, or not in time
   */
  public void awaitEnd(String jobName, Duration patience) throws IOException {
    RunningJob job = jobs.get(jobName);
    if (job == null) {
      throw new IllegalArgumentException("Unknown job: " + jobName);
    }
    try {
      JobResult result =
          cluster.requestJobResult(job.id()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (result.getJobStatus().orElse(JobStatus.FAILED) != JobStatus.FINISHED) {
        throw new IOException("Job " + jobName + " ended before its input");
      }
      jobs.remove(jobName);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Job " + jobName + " did not end within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /**
   * Ends a job, leaving its state in the canonical format, which every backend can read.
   *
   * @param parent directory for the savepoint; need not exist
   * @return directory of the savepoint
   * @throws IllegalArgumentException when the job is not running
   * @throws IOException when the savepoint cannot be written
   */
  public Path stopWithSavepoint(String jobName, Path parent) throws IOException {
    RunningJob job = jobs.get(jobName);
    if (job == null) {
      throw new IllegalArgumentException("Unknown job: " + jobName);
    }
    String written =
        get(
            cluster.stopWithSavepoint(
                job.id(), parent.toUri().toString(), false, SavepointFormatType.CANONICAL),
            SAVEPOINT_PATIENCE);
    awaitEnd(jobName, START_PATIENCE);
    return Path.of(URI.create(written));
  }

  /** Returns the address of the cluster's own pages. */
  public URI webInterface() throws IOException {
    return get(cluster.getRestAddress());
  }

  private void cancel(JobID id) throws IOException {
    try {
      if (!get(cluster.getJobStatus(id)).isGloballyTerminalState()) {
        get(cluster.cancelJob(id));
      }
      cluster.requestJobResult(id).get(CANCEL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("job did not stop in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** Stops all jobs, keeping their checkpoints, and the cluster. */
  @Override
  public void close() throws IOException {
    for (RunningJob job : jobs.values()) {
      get(cluster.cancelJob(job.id()));
    }
    for (RunningJob job : jobs.values()) {
      cancel(job.id());
    }
    jobs.clear();
    try {
      cluster.closeAsync().get(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The stream processor did not stop in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws IOException {
    return get(future, START_PATIENCE);
  }

  private static <T> T get(CompletableFuture<T> future, Duration patience) throws IOException {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      throw new IOException(cause == null ? e : cause);
    } catch (TimeoutException e) {
      throw new IOException("The stream processor does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
