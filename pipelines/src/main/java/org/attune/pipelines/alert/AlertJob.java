package org.attune.pipelines.alert;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.wire.ResultSerializer;
import org.attune.schemas.topic.Topic;

/** The alert job against Kafka. */
public final class AlertJob {
  /** Name of the job, its consumer group and its checkpoints. */
  public static final String NAME = "attune-alerts";

  private AlertJob() {}

  /** Wires the job into an environment. */
  public static void define(StreamExecutionEnvironment env, JobSettings settings) {
    AlertTopology.build(
        env,
        KafkaEnds.source(
            settings,
            NAME,
            KafkaEnds.Fetch.AT_ONCE,
            Topic.ASSESSMENTS,
            Topic.CHECK_INS,
            Topic.SESSIONS,
            Topic.TREATMENT_EVENTS,
            Topic.JOURNAL_SIGNALS,
            Topic.SUBSTANCE_USE,
            Topic.PLANS,
            Topic.ENROLLMENTS,
            Topic.TRENDS,
            Topic.ALERT_ACTIONS,
            Topic.CLOCK),
        new AlertTopology.Sinks(
            KafkaEnds.sink(settings, ResultSerializer.alerts()),
            KafkaEnds.batchingSink(settings, ResultSerializer.risk()),
            KafkaEnds.sink(settings, ResultSerializer.quarantine())),
        settings.idleness());
  }

  /**
   * Runs on a cluster: {@code --bootstrap host:port [--idleness PT30S]}.
   *
   * @throws Exception when the cluster refuses the job
   */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = JobArguments.environment();
    define(env, JobArguments.parse(args));
    env.execute(NAME);
  }
}
