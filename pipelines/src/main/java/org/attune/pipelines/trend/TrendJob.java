package org.attune.pipelines.trend;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.influx.InfluxTarget;
import org.attune.pipelines.influx.InfluxSettings;
import org.attune.pipelines.influx.InfluxSink;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.wire.ResultSerializer;
import org.attune.schemas.topic.Topic;

/** The trend job against Kafka. */
public final class TrendJob {
  /** Name of the job, its consumer group and its checkpoints. */
  public static final String NAME = "attune-trends";

  private TrendJob() {}

  /** The topics it reads. */
  public static List<Topic> inputs() {
    return List.of(
        Topic.CHECK_INS,
        Topic.ASSESSMENTS,
        Topic.BIOMETRICS,
        Topic.SLEEP,
        Topic.SESSIONS,
        Topic.TREATMENT_EVENTS,
        Topic.SUBSTANCE_USE,
        Topic.JOURNAL_READINGS,
        Topic.CLOCK);
  }

  /** Wires the job into an environment. */
  public static void define(StreamExecutionEnvironment env, JobSettings settings) {
    InfluxTarget influx = settings.influx();
    TrendTopology.build(
        env,
        KafkaEnds.source(settings, NAME, KafkaEnds.Fetch.TOGETHER, inputs().toArray(Topic[]::new)),
        new TrendTopology.Sinks(
            KafkaEnds.batchingSink(settings, ResultSerializer.trends()),
            KafkaEnds.sink(settings, ResultSerializer.quarantine()),
            KafkaEnds.sink(settings, ResultSerializer.ledger()),
            influx == null ? null : new InfluxSink(influx, InfluxSettings.DEFAULT)),
        settings.idleness(),
        settings.conflation());
  }

  /**
   * Runs on a cluster: {@code --bootstrap host:port [--idleness PT30S] [--conflation PT1S]
   * [--influx http://host:port?database=attune]}.
   *
   * @throws Exception when the cluster refuses the job
   */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = JobArguments.environment();
    define(env, JobArguments.parse(args));
    env.execute(NAME);
  }
}
