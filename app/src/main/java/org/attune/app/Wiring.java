package org.attune.app;

import java.util.List;
import java.util.Map;
import org.attune.app.platform.JobDefinition;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.attune.app.platform.SpringDashboardLauncher;
import org.attune.app.platform.TickEncoding;
import org.attune.pipelines.alert.AlertJob;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.attune.schemas.wire.EventCodec;

/** What runs on the platform: the one place where jobs, pages and topics are brought together. */
final class Wiring {
  private static final short ONE_COPY = 1;

  private Wiring() {}

  static PlatformParts parts(boolean demo) {
    return new PlatformParts(
        TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY),
        Topic.CLOCK.topicName(),
        tickEncoding(),
        PlatformParts.History.NONE,
        Wiring::jobs,
        new SpringDashboardLauncher(WelcomePage.class, Map.of()),
        List.of());
  }

  private static List<JobDefinition> jobs(PlatformAddresses platform) {
    JobSettings settings = JobSettings.live(platform.kafkaBootstrapServers());
    return List.of(
        new JobDefinition(AlertJob.NAME, env -> AlertJob.define(env, settings)),
        new JobDefinition(TrendJob.NAME, env -> TrendJob.define(env, settings)));
  }

  private static TickEncoding tickEncoding() {
    EventCodec<Tick> codec = EventCodec.of(Topic.CLOCK, Tick.class);
    return (partition, now) ->
        codec.encode(Tick.newBuilder().setPartition(partition).setReceivedAt(now).build());
  }
}
