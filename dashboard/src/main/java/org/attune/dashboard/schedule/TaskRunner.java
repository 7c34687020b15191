package org.attune.dashboard.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Does the work of one {@link TaskQueue} on threads of its own: what is slow here holds up no other
 * queue. Work that fails is tried again, after 1, 2, 4 … at most 60 seconds, for ever; work that a
 * killed process had begun is begun again after about 20 seconds, so it is done at least once.
 */
public final class TaskRunner implements SmartLifecycle {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_MISSED = 4;
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);
  private static final int DOUBLINGS = 6;

  private final Scheduler scheduler;
  private volatile boolean running;

  /** What is to be done. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does what is due.
     *
     * @return when to look again; empty when the work is done for good
     */
    Optional<Instant> run(String id);
  }

  /**
   * A runner, not started.
   *
   * @param table the queue's table
   * @param threads how much is done at once
   * @param clock tells what is due
   */
  public TaskRunner(DataSource dataSource, String table, int threads, Clock clock, Work work) {
    Task<Void> task =
        Tasks.custom(TaskQueue.TASK)
            .onFailure(TaskRunner::tryAgain)
            .execute((instance, context) -> completion(work.run(instance.getId())));
    this.scheduler =
        Scheduler.create(dataSource, List.of(task))
            .tableName(table)
            .schedulerName(new SchedulerName.Fixed("dashboard-" + UUID.randomUUID()))
            .threads(threads)
            .pollingInterval(LOOK)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(STOP)
            .clock(clock::instant)
            // The message of a cause may quote values.
            .failureLogging(LogLevel.WARN, false)
            .build();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static CompletionHandler<Void> completion(Optional<Instant> next) {
    return next.<CompletionHandler<Void>>map(
            at -> (complete, operations) -> operations.reschedule(complete, at))
        .orElseGet(OnCompleteRemove::new);
  }

  private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = Math.min(DOUBLINGS, complete.getExecution().consecutiveFailures);
    Duration wait = Duration.ofSeconds(1L << failures);
    operations.reschedule(
        complete,
        complete
            .getTimeDone()
            .plus(wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait));
  }
}
