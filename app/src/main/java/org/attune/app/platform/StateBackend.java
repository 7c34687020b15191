package org.attune.app.platform;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;

/** Where a job keeps its state while it runs. */
public enum StateBackend {
  /** Objects on the heap; the whole of it goes into every checkpoint. */
  HEAP("hashmap"),
  /** Bytes in files and managed memory; only what changed goes into a checkpoint. */
  ROCKSDB("rocksdb");

  private final String flinkName;

  StateBackend(String flinkName) {
    this.flinkName = flinkName;
  }

  /** The settings that choose it. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, flinkName);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, this == ROCKSDB);
    return configuration;
  }
}
