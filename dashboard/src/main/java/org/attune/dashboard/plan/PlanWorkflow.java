package org.attune.dashboard.plan;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.outbox.Outbox;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.PatientRowRepository;
import org.attune.dashboard.security.Viewer;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes plans. One that is to begin later waits here and leaves when its time has come: the log
 * keeps one plan a patient, so that one sent ahead would replace the one in force there.
 *
 * <p>A plan rests on what its author saw. If another was published or written since, it does not
 * leave, and neither is lost.
 */
@Component
public final class PlanWorkflow {
  /** Who the audit trail names for what no person did. */
  private static final String ACTOR = "attune";

  private final JdbcClient jdbc;
  private final PatientRowRepository patients;
  private final TransactionTemplate transaction;
  private final PlanQueries plans;
  private final Outbox outbox;
  private final TaskQueue queue;
  private final AuditTrail audit;
  private final Clock clock;
  private final EventCodec<MonitoringPlan> codec = EventCodec.of(Topic.PLANS, MonitoringPlan.class);

  PlanWorkflow(
      JdbcClient jdbc,
      PatientRowRepository patients,
      TransactionTemplate transaction,
      PlanQueries plans,
      Outbox outbox,
      TaskQueue planQueue,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.patients = patients;
    this.transaction = transaction;
    this.plans = plans;
    this.outbox = outbox;
    this.queue = planQueue;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of an attempt. */
  enum Result {
    DONE,
    /** Another plan than the one shown is the latest. */
    STALE,
    /** The viewer may read the patient's record, and does not treat the patient. */
    NOT_STAFF,
    /** There is nothing left to take back. */
    GONE
  }

  /**
   * Publishes a plan, or keeps it until it is to begin. One that waits is taken back by it.
   *
   * @throws NotFoundException when the viewer may not see the patient
   */
  Result publish(Viewer viewer, String patientId, PlanOrder order) {
    Result result =
        transaction.execute(
            status -> {
              patients.lock(viewer, patientId);
              if (!plans.mayChange(viewer, patientId)) {
                return Result.NOT_STAFF;
              }
              if (!order.seen().equals(latest(patientId))) {
                return Result.STALE;
              }
              Optional<Long> waiting = waiting(patientId);
              waiting.ifPresent(changeId -> takeBack(viewer, patientId, changeId));
              write(viewer, patientId, order);
              return Result.DONE;
            });
    outbox.wake();
    return result == null ? Result.STALE : result;
  }

  /**
   * Takes back a plan that waits for its time.
   *
   * @throws NotFoundException when the viewer may not see the patient
   */
  Result takeBack(Viewer viewer, String patientId, PlanOrder.Seen seen) {
    Result result =
        transaction.execute(
            status -> {
              patients.lock(viewer, patientId);
              if (!plans.mayChange(viewer, patientId)) {
                return Result.NOT_STAFF;
              }
              Optional<Long> waiting = waiting(patientId);
              if (!waiting.equals(Optional.of(seen.changeId()))) {
                return Result.GONE;
              }
              takeBack(viewer, patientId, seen.changeId());
              return Result.DONE;
            });
    return result == null ? Result.GONE : result;
  }

  /** Publishes a plan whose time has come, unless another was published since it was written. */
  void begin(long changeId) {
    transaction.executeWithoutResult(
        status -> {
          Optional<MonitoringPlan> found = unfinished(changeId);
          if (found.isEmpty()) {
            return;
          }
          MonitoringPlan plan = found.get();
          // The lock of the row, too: somebody may take it back at this moment.
          patients.lock(plan.getPatientId());
          if (unfinished(changeId).isEmpty()) {
            return;
          }
          if (latest(plan.getPatientId()).revision() == plan.getRevision() - 1) {
            send(changeId, plan, null);
            audit(ACTOR, AuditAction.PLAN_PUBLISHED, changeId, plan);
          } else {
            finish(changeId, PlanOutcome.OVERTAKEN, null, now());
            audit(ACTOR, AuditAction.PLAN_OVERTAKEN, changeId, plan);
          }
        });
    outbox.wake();
  }

  private void write(Viewer viewer, String patientId, PlanOrder order) {
    Instant now = now();
    Instant from = order.from();
    MonitoringPlan plan =
        PlanRecords.of(
            patientId, order.seen().revision() + 1, from == null ? now : from, now, order.draft());
    long changeId = insert(viewer, plan, order.reason());
    if (from == null) {
      send(changeId, plan, viewer.userId());
      audit(viewer.userId(), AuditAction.PLAN_PUBLISHED, changeId, plan);
    } else {
      queue.add(Long.toString(changeId), from);
      audit(viewer.userId(), AuditAction.PLAN_WRITTEN, changeId, plan);
    }
  }

  private void send(long changeId, MonitoringPlan plan, @Nullable String userId) {
    Instant now = now();
    finish(changeId, PlanOutcome.PUBLISHED, userId, now);
    String patientId = plan.getPatientId();
    outbox.add(
        Topic.PLANS,
        patientId,
        patientId,
        codec.encode(MonitoringPlan.newBuilder(plan).setReceivedAt(now).build()));
  }

  private void takeBack(Viewer viewer, String patientId, long changeId) {
    finish(changeId, PlanOutcome.TAKEN_BACK, viewer.userId(), now());
    audit.record(
        viewer.userId(), AuditAction.PLAN_TAKEN_BACK, patientId, Long.toString(changeId), null);
  }

  private void audit(String userId, AuditAction action, long changeId, MonitoringPlan plan) {
    audit.record(
        userId,
        action,
        plan.getPatientId(),
        Long.toString(changeId),
        "revision=" + plan.getRevision() + " from=" + plan.getEffectiveFrom());
  }

  /** The latest there is, whoever may read it. */
  private PlanOrder.Seen latest(String patientId) {
    return jdbc.sql(
            """
            select plan_revision(:patientId) as revision,
                   (select coalesce(max(change_id), 0) from plan_change
                     where patient_id = :patientId) as change_id
            """)
        .param("patientId", patientId)
        .query((row, n) -> new PlanOrder.Seen(row.getInt("revision"), row.getLong("change_id")))
        .single();
  }

  private Optional<Long> waiting(String patientId) {
    return jdbc.sql(
            """
            select c.change_id from plan_change c
             where c.patient_id = :patientId
               and not exists (select 1 from plan_outcome o where o.change_id = c.change_id)
            """)
        .param("patientId", patientId)
        .query(Long.class)
        .optional();
  }

  private Optional<MonitoringPlan> unfinished(long changeId) {
    return jdbc.sql(
            """
            select c.record from plan_change c
             where c.change_id = :id
               and not exists (select 1 from plan_outcome o where o.change_id = c.change_id)
            """)
        .param("id", changeId)
        .query((row, n) -> row.getBytes("record"))
        .optional()
        .map(this::decoded);
  }

  private MonitoringPlan decoded(byte[] record) {
    try {
      return codec.decode(record);
    } catch (UndecodableException e) {
      throw new IllegalStateException("a plan in the database does not decode", e);
    }
  }

  private long insert(Viewer viewer, MonitoringPlan plan, String reason) {
    return jdbc.sql(
            """
            insert into plan_change (patient_id, base_revision, effective_from, record, reason,
              written_by, written_at)
            values (:patientId, :base, :from, :record, :reason, :by, :at)
            returning change_id
            """)
        .param("patientId", plan.getPatientId())
        .param("base", plan.getRevision() - 1)
        .param("from", Timestamp.from(plan.getEffectiveFrom()))
        .param("record", codec.encode(plan))
        .param("reason", reason)
        .param("by", viewer.userId())
        .param("at", Timestamp.from(plan.getReceivedAt()))
        .query(Long.class)
        .single();
  }

  private void finish(long changeId, PlanOutcome outcome, @Nullable String userId, Instant at) {
    jdbc.sql(
            """
            insert into plan_outcome (change_id, outcome, user_id, at)
            values (:id, :outcome, :by, :at)
            """)
        .param("id", changeId)
        .param("outcome", outcome.name())
        .param("by", userId)
        .param("at", Timestamp.from(at))
        .update();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
