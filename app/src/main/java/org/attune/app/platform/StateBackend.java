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

  private final String flinkName;

  StateBackend(String flinkName) {
    this.flinkName = flinkName;
  }

  /** The settings that choose it. */
  Configuration configuration(FlinkSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, flinkName);
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, this == ROCKSDB);
    configuration.set(
        RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE,
        MemorySize.ofMebiBytes(settings.rocksdbMebibytes()));
    // Every event asks for pages that are not there.
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    return configuration;
  }
}
