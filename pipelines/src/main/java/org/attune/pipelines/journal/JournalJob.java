package org.attune.pipelines.journal;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.wire.ResultSerializer;
import org.attune.schemas.topic.Topic;

/** The journal job against Kafka. */
public final class JournalJob {
  /** Name of the job, its consumer group and its checkpoints. */
  public static final String NAME = "attune-journals";

  private JournalJob() {}

  /** Wires the job into an environment. */
  public static void define(StreamExecutionEnvironment env, JobSettings settings) {
    JournalTopology.build(
        env,
        KafkaEnds.source(settings, NAME, KafkaEnds.Fetch.AT_ONCE, Topic.JOURNALS),
        new JournalTopology.Sinks(
            KafkaEnds.sink(settings, ResultSerializer.journalSignals()),
            KafkaEnds.sink(settings, ResultSerializer.quarantine()),
            KafkaEnds.sink(settings, ResultSerializer.ledger())),
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
