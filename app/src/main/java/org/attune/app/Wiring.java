package org.attune.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.attune.app.cli.UserError;
import org.attune.app.demo.DemoDirectory;
import org.attune.app.demo.DemoDuty;
import org.attune.app.demo.Demonstration;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.JobDefinition;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.attune.app.platform.TickEncoding;
import org.attune.dashboard.directory.AccountService;
import org.attune.influx.InfluxTarget;
import org.attune.pipelines.alert.AlertJob;
import org.attune.pipelines.job.JobSettings;
import org.attune.pipelines.journal.JournalJob;
import org.attune.pipelines.journal.JournalModelJob;
import org.attune.pipelines.trend.TrendJob;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.topic.TopicCatalog;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What runs on the platform: the one place where jobs, pages and topics are brought together. */
final class Wiring {
  private static final short ONE_COPY = 1;
  private static final String OWN_PATIENTS = "own.patients";
  private static final String FIRST_USER = "admin";
  private static final int PASSWORD_BYTES = 15;

  private Wiring() {}

  /** Parts for a program's own patients. */
  static PlatformParts parts(
      DataDirectory directory, UpCommand.Audience audience, @Nullable InfluxTarget influx)
      throws IOException {
    if (Demonstration.heldBy(directory)) {
      throw new UserError(
          "%s holds the demonstration. Start it with --demo, or choose another with --data DIR."
              .formatted(directory.root()));
    }
    directory.remember(OWN_PATIENTS, "true");
    return parts(
        PlatformParts.History.NONE,
        accounts -> createFirstAccount(accounts, audience::say),
        List.of(),
        influx);
  }

  /** Parts for the demonstration. */
  static PlatformParts demo(
      DataDirectory directory,
      UpCommand.Audience audience,
      Clock clock,
      @Nullable InfluxTarget influx)
      throws IOException {
    if (directory.recall(OWN_PATIENTS).isPresent()) {
      throw new UserError(
          "%s holds a program's own patients. Choose another directory for the demonstration with --data DIR."
              .formatted(directory.root()));
    }
    Demonstration demonstration = Demonstration.in(directory, clock, audience::say);
    return parts(
        demonstration,
        accounts -> {
          DemoDirectory.enter(accounts, demonstration.cohort().truth());
          DemoDirectory.signIns().forEach(audience::say);
        },
        DemoDuty::enter,
        List.of(
            demonstration,
            new FirstLiveAlert(clock, alertId -> audience.milestone("firstLiveAlert", alertId))),
        influx);
  }

  /** Parts for a measurement of the whole. */
  static PlatformParts bench(PlatformParts.History history, Consumer<AccountService> directory) {
    return parts(history, directory, List.of(), null);
  }

  /**
   * Parts for whoever is in the directory.
   *
   * @param history what is in the log before time goes live
   * @param directory enters the first people
   * @param companions what starts last
   */
  static PlatformParts parts(
      PlatformParts.History history,
      Consumer<AccountService> directory,
      List<PlatformParts.Companion> companions,
      @Nullable InfluxTarget influx) {
    return parts(history, directory, pages -> {}, companions, influx);
  }

  private static PlatformParts parts(
      PlatformParts.History history,
      Consumer<AccountService> directory,
      Consumer<BeanFactory> duty,
      List<PlatformParts.Companion> companions,
      @Nullable InfluxTarget influx) {
    return new PlatformParts(
        TopicCatalog.newTopics(TopicCatalog.DEFAULT_PARTITIONS, ONE_COPY),
        Topic.CLOCK.topicName(),
        tickEncoding(),
        history,
        platform -> jobs(platform, influx),
        new DashboardPages(directory, duty, influx),
        companions);
  }

  private static void createFirstAccount(AccountService accounts, Consumer<String> say) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    if (accounts.createFirstAccount(FIRST_USER, password, "Administrator")) {
      say.accept(
          "First account: sign in as %s / %s. This password is shown only now."
              .formatted(FIRST_USER, password));
    }
  }

  private static List<JobDefinition> jobs(
      PlatformAddresses platform, @Nullable InfluxTarget influx) {
    JobSettings settings = JobSettings.live(platform.kafkaBootstrapServers()).withInflux(influx);
    return List.of(
        new JobDefinition(AlertJob.NAME, env -> AlertJob.define(env, settings)),
        new JobDefinition(JournalJob.NAME, env -> JournalJob.define(env, settings)),
        new JobDefinition(JournalModelJob.NAME, env -> JournalModelJob.define(env, settings)),
        new JobDefinition(TrendJob.NAME, env -> TrendJob.define(env, settings)));
  }

  static TickEncoding tickEncoding() {
    EventCodec<Tick> codec = EventCodec.of(Topic.CLOCK, Tick.class);
    return (partition, now) ->
        codec.encode(Tick.newBuilder().setPartition(partition).setReceivedAt(now).build());
  }
}
