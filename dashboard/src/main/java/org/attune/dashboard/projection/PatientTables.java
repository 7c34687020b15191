package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of patient, priority and enrollment. */
final class PatientTables {
  private static final String ADD_PATIENT =
      "insert into patient (patient_id) values (?) on conflict do nothing";

  private static final String UPSERT_PRIORITY =
      """
      insert into priority (patient_id, level_rank, confidentiality, revision, record)
      values (?, ?, ?, ?, ?)
      on conflict (patient_id) do update set
        level_rank = excluded.level_rank, confidentiality = excluded.confidentiality,
        revision = excluded.revision, record = excluded.record
      where excluded.revision >= priority.revision
      """;

  private static final String UPSERT_ENROLLMENT =
      """
      insert into enrollment (patient_id, episode_id, program, admitted_at, discharged_at, retracted,
        confidentiality, revision)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (patient_id, episode_id) do update set
        program = excluded.program, admitted_at = excluded.admitted_at,
        discharged_at = excluded.discharged_at, retracted = excluded.retracted,
        confidentiality = excluded.confidentiality, revision = excluded.revision
      where excluded.revision >= enrollment.revision
      """;

  private final JdbcTemplate jdbc;

  PatientTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a nameless row for every patient that the directory does not know yet. */
  void addUnknown(Collection<String> patientIds) {
    List<Object[]> rows = new ArrayList<>();
    patientIds.stream().sorted().forEach(patientId -> rows.add(new Object[] {patientId}));
    jdbc.batchUpdate(ADD_PATIENT, rows);
  }

  void writePriorities(List<RiskAssessment> assessments, EventCodec<RiskAssessment> codec) {
    List<Object[]> rows = new ArrayList<>();
    for (RiskAssessment assessment :
        LatestByKey.of(assessments, RiskAssessment::getPatientId, RiskAssessment::getRevision)) {
      rows.add(
          new Object[] {
            assessment.getPatientId(),
            rank(assessment.getLevel()),
            assessment.getConfidentiality().name(),
            assessment.getRevision(),
            codec.encode(assessment)
          });
    }
    jdbc.batchUpdate(UPSERT_PRIORITY, rows);
  }

  void writeEnrollments(List<Enrollment> enrollments) {
    record Key(String patientId, String episodeId) {}
    List<Object[]> rows = new ArrayList<>();
    for (Enrollment enrollment :
        LatestByKey.of(
            enrollments,
            enrollment -> new Key(enrollment.getPatientId(), enrollment.getEpisodeId()),
            Enrollment::getRevision)) {
      rows.add(
          new Object[] {
            enrollment.getPatientId(),
            enrollment.getEpisodeId(),
            enrollment.getProgramId(),
            Timestamp.from(enrollment.getAdmittedAt()),
            timestamp(enrollment.getDischargedAt()),
            enrollment.getRetracted(),
            enrollment.getConfidentiality().name(),
            (long) enrollment.getRevision()
          });
    }
    jdbc.batchUpdate(UPSERT_ENROLLMENT, rows);
  }

  /** Too little data comes before "no alert signals": it needs a look, a quiet chart does not. */
  static int rank(PriorityLevel level) {
    return switch (level) {
      case NO_ALERT_SIGNALS -> 0;
      case UNKNOWN, INSUFFICIENT_DATA -> 1;
      case WATCH -> 2;
      case ROUTINE -> 3;
      case SAME_DAY -> 4;
      case URGENT -> 5;
      case IMMEDIATE -> 6;
    };
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
