package org.attune.dashboard.escalation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.duty.TierLimit;
import org.attune.dashboard.notice.NoticeWorkflow;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.signal.AlertChanges;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.common.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Escalation of alerts that wait to be acknowledged: on duty, backup, supervisor, director, then
 * everybody again and again.
 *
 * <p>Whether an alert waits is read from its state, never remembered: after every change of an
 * alert, in the same transaction, a round begins for one that waits without a round, and ends for
 * one that waits no longer. A step's row, its audit and the time of the next step are one
 * transaction, too, so a step that a crash cuts short is taken again, and one that was taken is
 * not.
 */
@Component
@Order(1)
public final class EscalationWorkflow implements AlertChanges {
  /**
   * How long the first step waits when nothing new was notified. While a job builds its state from
   * the log again it may show, for moments, what was dealt with long ago.
   */
  static final Duration WITHOUT_NEWS = Duration.ofMinutes(2);

  /** Who the audit trail names for what no person did. */
  static final String ACTOR = "attune";

  /** Parts of a query on {@code alert_state s}: an alert that somebody must acknowledge. */
  private static final String WAITS =
      """
       (s.open and s.workflow = 'NEW' and s.tier_rank >= 2
         and exists (select 1 from notification n
                      where n.patient_id = s.patient_id and n.kind = s.kind
                        and (n.alert_id = s.alert_id
                          or exists (select 1 from unnest(s.telling) t
                                      where starts_with(t, n.evidence_key || '|')))))
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final RotaRepository rota;
  private final Recipients recipients;
  private final NoticeWorkflow notices;
  private final TaskQueue queue;
  private final AuditTrail audit;
  private final LiveSignals signals;
  private final Clock clock;

  EscalationWorkflow(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      RotaRepository rota,
      Recipients recipients,
      NoticeWorkflow notices,
      TaskQueue escalationQueue,
      AuditTrail audit,
      LiveSignals signals,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.rota = rota;
    this.recipients = recipients;
    this.notices = notices;
    this.queue = escalationQueue;
    this.audit = audit;
    this.signals = signals;
    this.clock = clock;
  }

  /** An alert and how far it has gone; round 0 before the first. */
  private record Standing(
      String alertId,
      String patientId,
      int tierRank,
      boolean waits,
      int round,
      int toldRank,
      int nextStep,
      Instant startedAt,
      @Nullable Instant nextAt) {
    boolean running() {
      return nextAt != null;
    }

    Tier tier() {
      return switch (tierRank) {
        case 1 -> Tier.ROUTINE;
        case 2 -> Tier.SAME_DAY;
        case 4 -> Tier.IMMEDIATE;
        default -> Tier.URGENT;
      };
    }
  }

  @Override
  public void changed(Set<String> alertIds, List<Long> notificationIds) {
    for (String alertId : alertIds) {
      standing(alertId).ifPresent(alert -> review(alert, notificationIds));
    }
  }

  private void review(Standing alert, List<Long> notificationIds) {
    if (!alert.waits()) {
      stop(alert);
    } else if (!alert.running()) {
      begin(alert, 0, isNews(alert, notificationIds) ? now() : now().plus(WITHOUT_NEWS));
    } else if (alert.tierRank() > alert.toldRank()) {
      // Whoever was told last is told again at once, and has the shorter time of the higher tier.
      begin(alert, Math.max(0, alert.nextStep() - 1), now());
    }
  }

  private boolean isNews(Standing alert, List<Long> notificationIds) {
    return !notificationIds.isEmpty()
        && jdbc.sql(
                    "select count(*) from notification"
                        + " where alert_id = :alertId and notification_id in (:ids)")
                .param("alertId", alert.alertId())
                .param("ids", notificationIds)
                .query(Integer.class)
                .single()
            > 0;
  }

  private void stop(Standing alert) {
    if (alert.running()) {
      jdbc.sql("update escalation set next_at = null where alert_id = :id")
          .param("id", alert.alertId())
          .update();
    }
  }

  private void begin(Standing alert, int step, Instant firstAt) {
    Instant now = now();
    int round = alert.round() + 1;
    jdbc.sql(
            """
            insert into escalation (alert_id, round, tier_rank, started_at, next_step, next_at)
            values (:id, :round, :rank, :now, :step, :first)
            on conflict (alert_id) do update set
              round = excluded.round, tier_rank = excluded.tier_rank,
              started_at = excluded.started_at, next_step = excluded.next_step,
              next_at = excluded.next_at
            """)
        .param("id", alert.alertId())
        .param("round", round)
        .param("rank", alert.tierRank())
        .param("now", Timestamp.from(now))
        .param("first", Timestamp.from(firstAt))
        .param("step", step)
        .update();
    queue.add(EscalationRound.id(alert.alertId(), round), firstAt);
    audit.record(
        ACTOR,
        AuditAction.ESCALATION_STARTED,
        alert.patientId(),
        alert.alertId(),
        "round=" + round + " tier=" + alert.tier());
  }

  /**
   * Takes the step of a round that is due.
   *
   * @return when the next is due; empty when the round is over
   */
  Optional<Instant> takeStep(EscalationRound round) {
    Instant now = now();
    Optional<Instant> next =
        transaction.execute(status -> takeStepLocked(round.alertId(), round.round(), now));
    signals.caseloadChanged();
    return next == null ? Optional.empty() : next;
  }

  private Optional<Instant> takeStepLocked(String alertId, int round, Instant now) {
    // As an action of a clinician does: whoever comes second sees what the first has done.
    jdbc.sql("select 1 from alert where alert_id = :id for update")
        .param("id", alertId)
        .query(Integer.class)
        .optional();
    Optional<Standing> found = standing(alertId);
    if (found.isEmpty() || found.get().round() != round || !found.get().running()) {
      return Optional.empty();
    }
    Standing alert = found.get();
    if (!alert.waits()) {
      stop(alert);
      return Optional.empty();
    }
    Instant due = alert.nextAt();
    if (due != null && now.isBefore(due)) {
      return Optional.of(due);
    }
    return Optional.of(tell(alert, now));
  }

  /** Tells the first duty from the next step on that somebody holds who may see the patient. */
  private Instant tell(Standing alert, Instant now) {
    String program = rota.programOf(alert.patientId()).orElse(null);
    boolean first = !anybodyTold(alert);
    int step = alert.nextStep();
    while (!tell(alert, step, program, first, now) && Reach.of(step) != Reach.EVERYBODY) {
      step++;
    }
    Instant next =
        TierLimit.dueAt(alert.tier(), now, rota.hours(program))
            .orElseThrow(() -> new IllegalStateException("a routine alert escalates"));
    jdbc.sql("update escalation set next_step = :step, next_at = :next where alert_id = :id")
        .param("id", alert.alertId())
        .param("step", step + 1)
        .param("next", Timestamp.from(next))
        .update();
    return next;
  }

  /** Whether it told anybody who can acknowledge the alert. */
  private boolean tell(
      Standing alert, int step, @Nullable String program, boolean first, Instant now) {
    Reach reach = Reach.of(step);
    Recipients.Found found = recipients.of(reach, program, alert.alertId(), now);
    if (found.userIds().isEmpty() && found.directors().isEmpty()) {
      String vacancy = found.withoutAccess() ? "NO_ACCESS" : "NOBODY";
      record(alert, step, null, vacancy, now);
      audit(alert, AuditAction.ESCALATION_VACANT, step, vacancy);
      return false;
    }
    List<String> told = new ArrayList<>(found.userIds());
    told.addAll(found.directors());
    for (String userId : told) {
      record(alert, step, userId, null, now);
      audit(alert, AuditAction.ESCALATION_STEP, step, "to=" + userId);
      notices.tellByDuty(alert.alertId(), userId, alert.startedAt(), first);
    }
    return !found.userIds().isEmpty();
  }

  private boolean anybodyTold(Standing alert) {
    return jdbc.sql(
                "select count(*) from escalation_step"
                    + " where alert_id = :id and round = :round and user_id is not null")
            .param("id", alert.alertId())
            .param("round", alert.round())
            .query(Integer.class)
            .single()
        > 0;
  }

  private void record(
      Standing alert, int step, @Nullable String userId, @Nullable String vacancy, Instant now) {
    jdbc.sql(
            """
            insert into escalation_step (alert_id, round, step, duty, user_id, vacancy, taken_at)
            values (:id, :round, :step, :duty, :userId, :vacancy, :now)
            """)
        .param("id", alert.alertId())
        .param("round", alert.round())
        .param("step", step)
        .param("duty", Reach.of(step).name())
        .param("userId", userId)
        .param("vacancy", vacancy)
        .param("now", Timestamp.from(now))
        .update();
  }

  private void audit(Standing alert, AuditAction action, int step, String outcome) {
    audit.record(
        ACTOR,
        action,
        alert.patientId(),
        alert.alertId(),
        "round=" + alert.round() + " duty=" + Reach.of(step) + " " + outcome);
  }

  /**
   * Begins rounds for alerts that wait without one, and puts rounds whose work is missing back into
   * the queue: nothing should be found, unless a database was restored, or upgraded from a release
   * that did not escalate.
   *
   * @return how many were found
   */
  int mend() {
    List<String> forgotten =
        jdbc.sql(
                "select s.alert_id from alert_state s"
                    + " left join escalation e on e.alert_id = s.alert_id"
                    + " where e.next_at is null and"
                    + WAITS)
            .query(String.class)
            .list();
    for (String alertId : forgotten) {
      transaction.executeWithoutResult(status -> changed(Set.of(alertId), List.of()));
    }
    List<EscalationRound> unscheduled =
        jdbc.sql(
                """
                select alert_id, round from escalation e where next_at is not null
                   and not exists (select 1 from escalation_task t
                                    where t.task_instance = e.alert_id || '/' || e.round)
                """)
            .query((row, n) -> new EscalationRound(row.getString(1), row.getInt(2)))
            .list();
    unscheduled.forEach(round -> queue.add(round.id(), now()));
    return forgotten.size() + unscheduled.size();
  }

  private Optional<Standing> standing(String alertId) {
    return jdbc.sql(
            "select s.alert_id, s.patient_id, s.tier_rank, e.round, e.tier_rank as told_rank,"
                + " e.next_step, e.started_at, e.next_at,"
                + WAITS
                + " as waits from alert_state s left join escalation e on e.alert_id = s.alert_id"
                + " where s.alert_id = :id")
        .param("id", alertId)
        .query(
            (row, n) -> {
              Timestamp nextAt = row.getTimestamp("next_at");
              Timestamp startedAt = row.getTimestamp("started_at");
              return new Standing(
                  row.getString("alert_id"),
                  row.getString("patient_id"),
                  row.getInt("tier_rank"),
                  row.getBoolean("waits"),
                  row.getInt("round"),
                  row.getInt("told_rank"),
                  row.getInt("next_step"),
                  startedAt == null ? Instant.EPOCH : startedAt.toInstant(),
                  nextAt == null ? null : nextAt.toInstant());
            })
        .optional();
  }

  /** To the microsecond, as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
