package org.attune.dashboard.enrollment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.enrollment.EnrollmentForm.Refusal;
import org.attune.dashboard.outbox.Outbox;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Admits people. The directory's row, the audit row and the record for attune.enrollments are
 * written in one transaction; a program under 42 CFR Part 2 marks the record.
 */
@Component
public final class EnrollmentService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final EnrollmentQueries admits;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Times times;
  private final Clock clock;
  private final EventCodec<Enrollment> codec = EventCodec.of(Topic.ENROLLMENTS, Enrollment.class);

  EnrollmentService(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      EnrollmentQueries admits,
      Outbox outbox,
      AuditTrail audit,
      Times times,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.admits = admits;
    this.outbox = outbox;
    this.audit = audit;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Admits somebody now.
   *
   * @return why not, or empty when it is done
   */
  public Optional<Refusal> enroll(Viewer viewer, EnrollmentForm form) {
    Optional<Refusal> refusal = form.refusal(times.today()).or(() -> refusalOfPlace(viewer, form));
    if (refusal.isEmpty()) {
      refusal =
          Optional.ofNullable(transaction.execute(status -> admit(viewer, form))).orElseThrow();
    }
    refusal.ifPresentOrElse(
        why ->
            audit.record(
                viewer.userId(),
                AuditAction.ENROLLMENT_REFUSED,
                null,
                // What no program of theirs is called may be anything, a person's name too.
                admits.programs(viewer).containsKey(form.program()) ? form.program() : null,
                why.name()),
        outbox::wake);
    return refusal;
  }

  private Optional<Refusal> refusalOfPlace(Viewer viewer, EnrollmentForm form) {
    if (!admits.programs(viewer).containsKey(form.program())) {
      return Optional.of(Refusal.NOT_YOUR_PROGRAM);
    }
    boolean team =
        admits.teams(viewer).stream()
            .anyMatch(
                one ->
                    one.careTeamId().equals(form.team())
                        && (one.programId() == null || one.programId().equals(form.program())));
    return team ? Optional.empty() : Optional.of(Refusal.NO_SUCH_TEAM);
  }

  private Optional<Refusal> admit(Viewer viewer, EnrollmentForm form) {
    // Held until commit: two clicks admit once.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:patient, 0))")
        .param("patient", form.patient())
        .query()
        .listOfRows();
    if (inCare(form)) {
      return Optional.of(Refusal.IN_CARE_ALREADY);
    }
    jdbc.sql(
            """
            insert into patient (patient_id, display_name, care_team_id) values (:id, :name, :team)
            on conflict (patient_id) do update
               set display_name = excluded.display_name, care_team_id = excluded.care_team_id
            """)
        .param("id", form.patient())
        .param("name", form.name().strip())
        .param("team", form.team())
        .update();
    Program program = admits.programs(viewer).get(form.program());
    Enrollment record = record(form, program != null && program.part2());
    outbox.add(
        Topic.ENROLLMENTS,
        form.patient(),
        form.patient() + "/" + record.getEpisodeId(),
        codec.encode(record));
    audit.record(
        viewer.userId(),
        AuditAction.ENROLLED,
        form.patient(),
        record.getEpisodeId(),
        form.program());
    return Optional.empty();
  }

  /** Also by an admission that has not come back from the log yet. */
  private boolean inCare(EnrollmentForm form) {
    return jdbc.sql(
            """
            select exists (select 1 from enrollment e
                            where e.patient_id = :id and e.program = :program and not e.retracted
                              and e.discharged_at is null)
                or exists (select 1 from outbox o
                            where o.patient_id = :id and o.topic = :topic
                              and not exists (select 1 from enrollment e
                                               where e.patient_id = :id
                                                 and o.message_key = e.patient_id || '/' || e.episode_id))
            """)
        .param("id", form.patient())
        .param("program", form.program())
        .param("topic", Topic.ENROLLMENTS.topicName())
        .query(Boolean.class)
        .single();
  }

  private Enrollment record(EnrollmentForm form, boolean part2) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    int offsetSeconds = ZoneId.of(form.zone()).getRules().getOffset(now).getTotalSeconds();
    return Enrollment.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setPatientId(form.patient())
        .setEventTime(now)
        .setReceivedAt(now)
        .setZoneOffsetMinutes((int) TimeUnit.SECONDS.toMinutes(offsetSeconds))
        .setSource(Source.CLINICIAN)
        .setConfidentiality(part2 ? Confidentiality.PART2_SUD : Confidentiality.NORMAL)
        .setEpisodeId(UUID.randomUUID().toString())
        .setProgramId(form.program())
        .setZoneId(form.zone())
        .setAdmittedAt(now)
        .build();
  }
}
