package org.attune.pipelines.journal;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.pipelines.job.JobArguments;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.job.KafkaEnds;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.attune.pipelines.wire.ResultSerializer;
import org.attune.schemas.topic.Topic;

/** The job in which models read journals, against Kafka. */
public final class JournalModelJob {
  /** Name of the job, its consumer group and its checkpoints. */
  public static final String NAME = "attune-journal-models";

  private JournalModelJob() {}

  /** Wires the job into an environment. */
  public static void define(StreamExecutionEnvironment env, JobSettings settings) {
    JournalModelTopology.build(
        env,
        KafkaEnds.source(settings, NAME, KafkaEnds.Fetch.TOGETHER, Topic.JOURNALS),
        MiniLmEncoder::load,
        new JournalModelTopology.Sinks(
            KafkaEnds.sink(settings, ResultSerializer.journalSignals()),
            KafkaEnds.sink(settings, ResultSerializer.journalReadings())),
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
