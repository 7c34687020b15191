package org.attune.pipelines.job;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;
import org.attune.influx.InfluxTarget;

/** Command line of a job on a cluster. */
public final class JobArguments {
  /** Set once: it fixes the number of key groups for ever. */
  public static final int MAX_PARALLELISM = 128;

  private JobArguments() {}

  /**
   * Settings from {@code --bootstrap host:port [--idleness PT30S] [--conflation PT1S] [--influx
   * http://host:port?database=attune]}.
   *
   * @throws IllegalArgumentException when one is absent or makes no sense
   */
  public static JobSettings parse(String[] args) {
    ParameterTool parameters = ParameterTool.fromArgs(args);
    String influx = parameters.get("influx");
    return JobSettings.of(
            parameters.getRequired("bootstrap"),
            Duration.parse(parameters.get("idleness", JobSettings.DEFAULT_IDLENESS.toString())),
            Duration.parse(parameters.get("conflation", JobSettings.DEFAULT_CONFLATION.toString())))
        .withInflux(influx == null ? null : InfluxTarget.parse(influx));
  }

  /**
   * How long a record may wait for others on its way to the next operator, in jobs that nothing
   * about safety goes through: what wakes up for nothing two hundred times a second takes the
   * processor from what must be quick.
   */
  public static final Duration UNHURRIED = Duration.ofMillis(50);

  /** What every job insists on, wherever it runs. */
  public static Configuration houseRules() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    // A safety event must not wait for a buffer to fill.
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    // Everything between operators is immutable: a copy for each of them would cost as much as a
    // trip over the network.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // State is mostly small numbers between repeated names: it compresses to about half, and whole
    // snapshots are written every few seconds.
    configuration.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
    return configuration;
  }

  /** An environment under the house rules. */
  public static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment(houseRules());
  }
}
