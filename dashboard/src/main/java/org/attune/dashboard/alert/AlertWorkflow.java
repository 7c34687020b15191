package org.attune.dashboard.alert;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.outbox.Outbox;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.AlertChanges;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.AlertAction;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.EvidenceSeen;
import org.attune.schemas.context.Usefulness;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What clinicians do about alerts. The action, the new state, the audit row and the record for
 * attune.alert-actions are written in one transaction; reasons stay in the database.
 */
@Component
public final class AlertWorkflow {
  /** Two attempts of one person within this are one: a form sent twice. */
  private static final Duration ONE_ATTEMPT = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AlertQueries alerts;
  private final AlertViews views;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final LiveSignals signals;
  private final List<AlertChanges> alertChanges;
  private final Clock clock;
  private final EventCodec<AlertAction> codec =
      EventCodec.of(Topic.ALERT_ACTIONS, AlertAction.class);

  AlertWorkflow(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      AlertQueries alerts,
      AlertViews views,
      Outbox outbox,
      AuditTrail audit,
      LiveSignals signals,
      List<AlertChanges> alertChanges,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.alerts = alerts;
    this.views = views;
    this.outbox = outbox;
    this.audit = audit;
    this.signals = signals;
    this.alertChanges = List.copyOf(alertChanges);
    this.clock = clock;
  }

  /** Does it, unless something stands against it. */
  public ActionOutcome act(Viewer viewer, String alertId, Act act) {
    return act(viewer, alertId, act, UUID.randomUUID());
  }

  /**
   * The same under an id of the sender's: sending it again does nothing more and is answered {@link
   * ActionOutcome#DONE} again, whatever became of the alert since.
   *
   * @param actionId names this one action for ever
   */
  public ActionOutcome act(Viewer viewer, String alertId, Act act, UUID actionId) {
    ActionOutcome outcome =
        transaction.execute(status -> actLocked(viewer, alertId, act, actionId));
    if (outcome == ActionOutcome.DONE) {
      outbox.wake();
      signals.caseloadChanged();
    }
    return outcome;
  }

  private ActionOutcome actLocked(Viewer viewer, String alertId, Act act, UUID actionId) {
    // Held until commit, so that no evidence slips in between the check and the action.
    Optional<Long> evidenceRevision =
        jdbc.sql("select evidence_revision from alert where alert_id = :id for update")
            .param("id", alertId)
            .query(Long.class)
            .optional();
    Optional<AlertView> found = alerts.find(viewer, alertId);
    if (evidenceRevision.isEmpty() || found.isEmpty()) {
      return ActionOutcome.NOT_FOUND;
    }
    Optional<ActionOutcome> before = before(viewer, alertId, act, actionId);
    if (before.isPresent()) {
      return before.get();
    }
    AlertView alert = found.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<ActionOutcome> refusal = refusal(alert, evidenceRevision.get(), act, now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (act.action() == Action.CONTACT_ATTEMPT && attemptedJustNow(viewer, alertId, now)) {
      return ActionOutcome.DONE;
    }
    if (!record(viewer, alertId, actionId, act, now)) {
      return ActionOutcome.ACTION_ID_TAKEN;
    }
    stand(viewer, alertId, act, now);
    audit.record(
        viewer.userId(),
        auditAction(act.action()),
        alert.patientId(),
        alertId,
        "revision=" + act.revisionSeen() + " disposition=" + act.disposition().name());
    publish(viewer, alert, actionId.toString(), act, now);
    alertChanges.forEach(told -> told.changed(Set.of(alertId), List.of()));
    return ActionOutcome.DONE;
  }

  /** What became of the action of that id, if there is one. */
  private Optional<ActionOutcome> before(Viewer viewer, String alertId, Act act, UUID actionId) {
    return jdbc.sql(
            """
            select alert_id = :id and acted_by = :actor and action = :action
                   and revision_seen = :revision as same
              from alert_action where action_id = :actionId
            """)
        .param("id", alertId)
        .param("actor", viewer.userId())
        .param("action", act.action().name())
        .param("revision", act.revisionSeen())
        .param("actionId", actionId)
        .query(Boolean.class)
        .optional()
        .map(same -> same ? ActionOutcome.DONE : ActionOutcome.ACTION_ID_TAKEN);
  }

  private static Optional<ActionOutcome> refusal(
      AlertView alert, long evidenceRevision, Act act, Instant now) {
    if (!alert.open()) {
      return Optional.of(ActionOutcome.CLOSED_ALREADY);
    }
    if (act.revisionSeen() < evidenceRevision || act.revisionSeen() > alert.revision()) {
      return Optional.of(ActionOutcome.STALE);
    }
    if (act.action() == Action.ACKNOWLEDGE && !alert.fresh()) {
      return Optional.of(ActionOutcome.ACKNOWLEDGED_ALREADY);
    }
    return ActionRules.refusal(alert.safety(), act, now);
  }

  private boolean attemptedJustNow(Viewer viewer, String alertId, Instant now) {
    return jdbc.sql(
                """
                select count(*) from alert_action
                 where alert_id = :id and acted_by = :actor and action = 'CONTACT_ATTEMPT'
                   and acted_at > :since
                """)
            .param("id", alertId)
            .param("actor", viewer.userId())
            .param("since", Timestamp.from(now.minus(ONE_ATTEMPT)))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Records it; false when the id was taken for another alert at this very moment. */
  private boolean record(Viewer viewer, String alertId, UUID actionId, Act act, Instant now) {
    return jdbc.sql(
                """
            insert into alert_action (action_id, alert_id, action, revision_seen, disposition,
              reason, useful, snoozed_until, acted_by, acted_at)
            values (:actionId, :id, :action, :revision, :disposition, :reason, :useful, :until,
              :actor, :at)
            on conflict (action_id) do nothing
            """)
            .param("actionId", actionId)
            .param("id", alertId)
            .param("action", act.action().name())
            .param("revision", act.revisionSeen())
            .param("disposition", said(act.disposition()))
            .param("reason", act.reason())
            .param("useful", useful(act.usefulness()))
            .param("until", timestamp(act.snoozedUntil()), Types.TIMESTAMP)
            .param("actor", viewer.userId())
            .param("at", Timestamp.from(now))
            .update()
        > 0;
  }

  /** Where the alert stands from now on. */
  private void stand(Viewer viewer, String alertId, Act act, Instant now) {
    boolean attempt = act.action() == Action.CONTACT_ATTEMPT;
    jdbc.sql(
            """
            insert into alert_workflow
              (alert_id, state, revision_seen, evidence_seen, disposition, acted_by, acted_at,
               snoozed_until, tier_rank, contacted_at)
            select alert_id, :state, :revision, evidence, :disposition, :actor, :at, :until,
                   tier_rank, :contacted
              from alert where alert_id = :id
            on conflict (alert_id) do update set
              state = excluded.state, revision_seen = excluded.revision_seen,
              evidence_seen = excluded.evidence_seen,
              disposition = excluded.disposition, acted_by = excluded.acted_by,
              acted_at = excluded.acted_at, snoozed_until = excluded.snoozed_until,
              tier_rank = excluded.tier_rank,
              contacted_at = case when :acknowledges then null
                else coalesce(excluded.contacted_at, alert_workflow.contacted_at) end
            """)
        .param("id", alertId)
        .param("state", state(act.action()))
        .param("revision", act.revisionSeen())
        .param("disposition", act.action() == Action.RESOLVE ? act.disposition().name() : null)
        .param("actor", viewer.userId())
        .param("at", Timestamp.from(now))
        .param("until", timestamp(act.snoozedUntil()), Types.TIMESTAMP)
        .param("contacted", attempt ? Timestamp.from(now) : null, Types.TIMESTAMP)
        .param("acknowledges", act.action() == Action.ACKNOWLEDGE)
        .update();
  }

  private void publish(Viewer viewer, AlertView alert, String actionId, Act act, Instant now) {
    Instant until = act.snoozedUntil();
    AlertAction message =
        AlertAction.newBuilder()
            .setActionId(actionId)
            .setAlertId(alert.alertId())
            .setPatientId(alert.patientId())
            .setAction(act.action())
            .setActor(viewer.userId())
            .setRevisionSeen(act.revisionSeen())
            .setEventTime(now)
            .setReceivedAt(now)
            .setDisposition(act.disposition())
            .setSnoozedUntil(until == null ? null : until.truncatedTo(ChronoUnit.MILLIS))
            .setUsefulness(act.usefulness())
            .setAlertKind(alert.facts().kind().name())
            .setEvidenceSeen(act.action() == Action.RESOLVE ? seen(alert.alertId()) : List.of())
            .build();
    outbox.add(Topic.ALERT_ACTIONS, alert.patientId(), actionId, codec.encode(message));
  }

  /** What the alert lists: nothing has joined that the page did not show, or it were stale. */
  private List<EvidenceSeen> seen(String alertId) {
    byte[] alert =
        jdbc.sql("select record from alert where alert_id = :id")
            .param("id", alertId)
            .query(byte[].class)
            .single();
    return views.evidence(alert).stream()
        .map(
            evidence ->
                EvidenceSeen.newBuilder()
                    .setEvidenceKey(evidence.getEvidenceKey())
                    .setSeverity(evidence.getSeverity().name())
                    .setValue(evidence.getValue())
                    .build())
        .toList();
  }

  /**
   * Makes alerts new again whose snooze is over.
   *
   * @return how many
   */
  public int wakeSnoozed() {
    Set<String> woken = new HashSet<>();
    transaction.executeWithoutResult(
        status -> {
          Timestamp now = Timestamp.from(clock.instant());
          List<String> due =
              jdbc.sql(
                      """
                      select a.alert_id from alert a
                        join alert_workflow w on w.alert_id = a.alert_id
                       where w.state = 'SNOOZED' and w.snoozed_until <= :now
                       order by a.alert_id for update of a
                      """)
                  .param("now", now)
                  .query(String.class)
                  .list();
          for (String alertId : due) {
            jdbc.sql("update alert_workflow set state = 'WOKEN' where alert_id = :id")
                .param("id", alertId)
                .update();
          }
          woken.addAll(due);
          if (!woken.isEmpty()) {
            alertChanges.forEach(told -> told.changed(woken, List.of()));
          }
        });
    if (!woken.isEmpty()) {
      signals.caseloadChanged();
    }
    return woken.size();
  }

  private static String state(Action action) {
    return switch (action) {
      case RESOLVE -> "RESOLVED";
      case SNOOZE -> "SNOOZED";
      case ACKNOWLEDGE, CONTACT_ATTEMPT, UNKNOWN -> "ACKNOWLEDGED";
    };
  }

  private static AuditAction auditAction(Action action) {
    return switch (action) {
      case RESOLVE -> AuditAction.ALERT_RESOLVED;
      case SNOOZE -> AuditAction.ALERT_SNOOZED;
      case CONTACT_ATTEMPT -> AuditAction.ALERT_CONTACT_ATTEMPTED;
      case ACKNOWLEDGE, UNKNOWN -> AuditAction.ALERT_ACKNOWLEDGED;
    };
  }

  private static @Nullable String said(Disposition disposition) {
    return disposition == Disposition.UNKNOWN ? null : disposition.name();
  }

  private static @Nullable String useful(Usefulness usefulness) {
    return switch (usefulness) {
      case USEFUL -> "YES";
      case NOT_USEFUL -> "NO";
      case UNKNOWN -> null;
    };
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
