package org.attune.app.platform;

import java.time.Duration;

/**
 * How the stream processor is set up.
 *
 * @param parallelism subtasks of each operator
 * @param slots parallel subtask chains for all jobs together: parallelism × jobs at least
 * @param checkpointInterval time between two checkpoints of a job
 * @param networkMebibytes memory for data on their way between subtasks
 * @param managedMebibytes memory for sorting; unused by state on the heap
 * @param rocksdbMebibytes memory of each subtask whose state is kept in RocksDB, for what was
 *     written last and what is read often. With the few megabytes that a slot of a small cluster
 *     has to give, RocksDB does nothing but write files and merge them
 */
public record FlinkSettings(
    int parallelism,
    int slots,
    Duration checkpointInterval,
    int networkMebibytes,
    int managedMebibytes,
    int rocksdbMebibytes) {

  /** Two subtasks an operator, room for four jobs, a checkpoint every ten seconds. */
  public static FlinkSettings forLaptop() {
    return new FlinkSettings(2, 8, Duration.ofSeconds(10), 128, 64, 256);
  }

  /**
   * The same with a checkpoint every two seconds, for what waits for the ledger: it is written at
   * checkpoints.
   */
  public static FlinkSettings forCounting() {
    return forLaptop().withCheckpointInterval(Duration.ofSeconds(2));
  }

  /** The same with another time between two checkpoints. */
  public FlinkSettings withCheckpointInterval(Duration interval) {
    return new FlinkSettings(
        parallelism, slots, interval, networkMebibytes, managedMebibytes, rocksdbMebibytes);
  }

  /** The same with other memory for RocksDB, of each subtask. */
  public FlinkSettings withRocksdbMebibytes(int mebibytes) {
    return new FlinkSettings(
        parallelism, slots, checkpointInterval, networkMebibytes, managedMebibytes, mebibytes);
  }
}
