package org.attune.dashboard.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.dashboard.projection.Progress;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.projection.ResultProjection;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of the page, with what to do about those that are red. */
@Component
final class HealthRows {
  /** Longer than a send, a look of a thread and a retry take. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private static final Map<String, String> JOBS = jobs();

  private final ProjectionHealth health;
  private final HealthRepository database;
  private final Times times;
  private final Clock clock;

  HealthRows(ProjectionHealth health, HealthRepository database, Times times, Clock clock) {
    this.health = health;
    this.database = database;
    this.times = times;
    this.clock = clock;
  }

  private static Map<String, String> jobs() {
    Map<String, String> jobs = new LinkedHashMap<>();
    jobs.put("attune-trends", "Trend job");
    jobs.put("attune-alerts", "Alert job");
    jobs.put("attune-journals", "Journal job, rules");
    jobs.put("attune-journal-models", "Journal job, models");
    jobs.put(ProjectionHealth.LEDGER, "Ledger: counting of what came in");
    return jobs;
  }

  /** The clock of the intake, and the jobs. */
  List<HealthRow> jobRows() {
    return Stream.concat(
            Stream.of(clockRow()),
            JOBS.entrySet().stream()
                .map(
                    job ->
                        row(
                            job.getValue(),
                            health.progress(job.getKey()),
                            "See the job's exceptions in the Flink web interface. Started again, it"
                                + " goes on from its last checkpoint; nothing is lost meanwhile.")))
        .toList();
  }

  /** What this dashboard has read of each result topic. */
  List<HealthRow> topicRows() {
    return ResultProjection.topics().stream()
        .map(Topic::topicName)
        .sorted()
        .map(
            topic ->
                row(
                    topic,
                    health.progress(topic),
                    "See that the broker answers, and the log of this dashboard: it tries again by"
                        + " itself."))
        .toList();
  }

  /** What is on its way out, or to be done. */
  List<HealthRow> wayOutRows() {
    return List.of(
        waits(
            "Outbox: actions and records on their way to the broker",
            database.outbox(),
            "See that the broker takes records; they leave by themselves then."),
        waits(
            "Notices that could not be sent",
            database.failingNotices(),
            "See that the mail server and the webhooks answer; notices are tried again by"
                + " themselves. Tell those on duty meanwhile."),
        auditRow(),
        waits(
            "Escalations, e-mails, webhooks and monitoring plans that are due",
            database.overdueTasks(),
            "Steps of the escalation, and plans that begin, may be late: see the log of this dashboard and start it"
                + " again; what is due is done at once then."));
  }

  private HealthRow clockRow() {
    Instant now = clock.instant();
    Instant tick = health.newestTick().orElse(null);
    String what = "Clock of the intake";
    String next =
        "Nothing tells the time: see that the broker and the intake run. No alert that waits for"
            + " time to pass comes until then.";
    if (tick == null) {
      boolean red = health.startedAt().isBefore(now.minus(ProjectionHealth.TOLERATED));
      return new HealthRow(
          what, red ? "Never heard of" : "Starting", red, "No tick yet", red ? next : null);
    }
    boolean red = tick.isBefore(now.minus(ProjectionHealth.TOLERATED));
    return new HealthRow(
        what,
        red ? "Delayed since " + times.of(tick) : "Up to date",
        red,
        "Newest tick " + times.ago(tick),
        red ? next : null);
  }

  private HealthRow row(String what, Progress progress, String next) {
    ReaderState state = ReaderState.of(progress, health.startedAt(), clock.instant());
    return new HealthRow(
        what, words(state), state.red(), progress(progress), state.red() ? next : null);
  }

  private String words(ReaderState state) {
    return switch (state.kind()) {
      case UP_TO_DATE -> "Up to date";
      case NOTHING_YET -> "Nothing to read yet";
      case NEVER_HEARD -> "Never heard of";
      case DELAYED -> "Delayed since " + times.of(Objects.requireNonNull(state.since()));
      case SILENT -> "No answer since " + times.of(Objects.requireNonNull(state.since()));
    };
  }

  private String progress(Progress progress) {
    Instant moved = progress.movedAt();
    Instant waiting = progress.waitingSince();
    String came =
        moved == null
            ? "Nothing new since " + times.of(health.startedAt())
            : "Came on " + times.ago(moved);
    return waiting == null ? came : came + "; " + age(waiting) + " behind";
  }

  private HealthRow auditRow() {
    Waiting linked = database.linkedAudit();
    Waiting unlinked = database.unlinkedAudit();
    boolean red = unlinked.longerThan(clock.instant().minus(TOLERATED));
    Instant latest = linked.oldest();
    return new HealthRow(
        "Audit chain",
        red ? "Delayed since " + times.of(Objects.requireNonNull(unlinked.oldest())) : "Up to date",
        red,
        "Linked up to number "
            + linked.count()
            + (latest == null ? "" : ", " + times.ago(latest))
            + (unlinked.count() == 0 ? "" : "; " + unlinked.count() + " to link"),
        red
            ? "See the log of this dashboard and the database: rows are kept and linked later."
            : null);
  }

  private HealthRow waits(String what, Waiting waiting, String next) {
    boolean red = waiting.longerThan(clock.instant().minus(TOLERATED));
    Instant oldest = waiting.oldest();
    return new HealthRow(
        what,
        red ? "Delayed since " + times.of(Objects.requireNonNull(oldest)) : "Up to date",
        red,
        oldest == null ? "None" : waiting.count() + ", the oldest for " + age(oldest),
        red ? next : null);
  }

  private String age(@Nullable Instant since) {
    Duration age = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    return age.toHours() < 1 ? age.toMinutes() + " min" : age.toHours() + " h";
  }
}
