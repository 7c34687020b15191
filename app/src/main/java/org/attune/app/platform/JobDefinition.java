package org.attune.app.platform;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that the platform runs.
 *
 * @param name kebab-case, never renamed: the job's checkpoints live under this name
 * @param builder adds the job's sources, operators and sinks to the environment it is given
 */
public record JobDefinition(String name, Builder builder) {
  /** Checks the name, which becomes a directory. */
  public JobDefinition {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("Job name is not kebab-case: " + name);
    }
  }

  /** Wires one job; called again for every attempt to start it. */
  @FunctionalInterface
  public interface Builder {
    /**
     * Adds the job to the environment, without executing it.
     *
     * @param environment configured with checkpoints, parallelism and restart strategy
     * @throws Exception when the job cannot be wired
     */
    void build(StreamExecutionEnvironment environment) throws Exception;
  }
}
