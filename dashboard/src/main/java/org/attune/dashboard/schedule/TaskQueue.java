package org.attune.dashboard.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Work waiting in a table of its own. It is put there in the caller's transaction: it exists
 * exactly when what caused it does.
 */
public final class TaskQueue {
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("run");

  private final SchedulerClient client;

  /**
   * A queue.
   *
   * @param table table of db-scheduler that no other queue uses
   */
  public TaskQueue(DataSource dataSource, String table) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(table)
            .build();
  }

  /** Adds work; an id that waits already keeps its time. */
  public void add(String id, Instant at) {
    client.scheduleIfNotExists(TASK.instance(id).build(), at);
  }
}
