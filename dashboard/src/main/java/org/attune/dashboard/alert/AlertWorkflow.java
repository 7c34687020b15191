package org.attune.dashboard.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acknowledging and resolving alerts. The new state, the audit row and the record for
 * attune.alert-actions are written in one transaction.
 */
@Component
public final class AlertWorkflow {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AlertQueries alerts;
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
      Outbox outbox,
      AuditTrail audit,
      LiveSignals signals,
      List<AlertChanges> alertChanges,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.alerts = alerts;
    this.outbox = outbox;
    this.audit = audit;
    this.signals = signals;
    this.alertChanges = List.copyOf(alertChanges);
    this.clock = clock;
  }

  /**
   * Notes that the viewer has seen the alert.
   *
   * @param revisionSeen revision the page showed
   */
  public ActionOutcome acknowledge(Viewer viewer, String alertId, long revisionSeen) {
    return act(viewer, alertId, revisionSeen, Action.ACKNOWLEDGE, Disposition.UNKNOWN);
  }

  /**
   * Closes the alert.
   *
   * @param revisionSeen revision the page showed
   * @param disposition what came of it; a safety alert needs one other than UNKNOWN
   */
  public ActionOutcome resolve(
      Viewer viewer, String alertId, long revisionSeen, Disposition disposition) {
    return act(viewer, alertId, revisionSeen, Action.RESOLVE, disposition);
  }

  private ActionOutcome act(
      Viewer viewer, String alertId, long revisionSeen, Action action, Disposition disposition) {
    ActionOutcome outcome =
        transaction.execute(
            status -> actLocked(viewer, alertId, revisionSeen, action, disposition));
    if (outcome == ActionOutcome.DONE) {
      outbox.wake();
      signals.caseloadChanged();
    }
    return outcome;
  }

  private ActionOutcome actLocked(
      Viewer viewer, String alertId, long revisionSeen, Action action, Disposition disposition) {
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
    AlertView alert = found.get();
    if (!alert.open()) {
      return ActionOutcome.CLOSED_ALREADY;
    }
    if (revisionSeen < evidenceRevision.get() || revisionSeen > alert.revision()) {
      return ActionOutcome.STALE;
    }
    if (action == Action.RESOLVE && alert.safety() && disposition == Disposition.UNKNOWN) {
      return ActionOutcome.DISPOSITION_NEEDED;
    }
    if (action == Action.ACKNOWLEDGE && !alert.fresh()) {
      return ActionOutcome.DONE;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    jdbc.sql(
            """
            insert into alert_workflow
              (alert_id, state, revision_seen, evidence_seen, disposition, acted_by, acted_at)
            select alert_id, :state, :revision, evidence, :disposition, :actor, :at
              from alert where alert_id = :id
            on conflict (alert_id) do update set
              state = excluded.state, revision_seen = excluded.revision_seen,
              evidence_seen = excluded.evidence_seen,
              disposition = excluded.disposition, acted_by = excluded.acted_by,
              acted_at = excluded.acted_at
            """)
        .param("id", alertId)
        .param("state", action == Action.RESOLVE ? "RESOLVED" : "ACKNOWLEDGED")
        .param("revision", revisionSeen)
        .param("disposition", action == Action.RESOLVE ? disposition.name() : null)
        .param("actor", viewer.userId())
        .param("at", Timestamp.from(now))
        .update();
    audit.record(
        viewer.userId(),
        action == Action.RESOLVE ? AuditAction.ALERT_RESOLVED : AuditAction.ALERT_ACKNOWLEDGED,
        alert.patientId(),
        alertId,
        "revision=" + revisionSeen + " disposition=" + disposition.name());
    String actionId = UUID.randomUUID().toString();
    AlertAction message =
        AlertAction.newBuilder()
            .setActionId(actionId)
            .setAlertId(alertId)
            .setPatientId(alert.patientId())
            .setAction(action)
            .setActor(viewer.userId())
            .setRevisionSeen(revisionSeen)
            .setEventTime(now)
            .setReceivedAt(now)
            .setDisposition(disposition)
            .build();
    outbox.add(Topic.ALERT_ACTIONS, alert.patientId(), actionId, codec.encode(message));
    alertChanges.forEach(told -> told.changed(Set.of(alertId), List.of()));
    return ActionOutcome.DONE;
  }
}
