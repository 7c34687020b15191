package org.attune.app.platform;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Where a job keeps its state while it runs. */
public enum StateBackend {
  /** Objects on the heap; the whole of it goes into every checkpoint. */
  HEAP("hashmap"),
  /** Bytes in files and managed memory; only what changed goes into a checkpoint. */
  ROCKSDB("rocksdb");

  /**
   * Of each subtask, for what was written last and what is read often. With the few megabytes that
   * a slot of a small cluster has to give, RocksDB does nothing but write files and merge them.
   */
  private static final MemorySize ROCKSDB_MEMORY = MemorySize.ofMebiBytes(256);

  private final String flinkName;

  StateBackend(String flinkName) {
    this.flinkName = flinkName;
  }

  /** The settings that choose it. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, flinkName);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, this == ROCKSDB);
    configuration.set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, ROCKSDB_MEMORY);
    // Every event asks for pages that are not there.
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    return configuration;
  }
}
