package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.Detection;
import org.attune.schemas.result.Evidence;
import org.attune.schemas.wire.EventCodec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows of alert and notification. */
final class AlertTable {
  private static final String UPSERT =
      """
      insert into alert (alert_id, patient_id, kind, safety, tier_rank, detection, opened_at,
        last_evidence_at, evidence_count, evidence, telling, evidence_revision, confidentiality,
        revision, record)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (alert_id) do update set
        safety = excluded.safety,
        tier_rank = excluded.tier_rank,
        detection = excluded.detection,
        opened_at = least(alert.opened_at, excluded.opened_at),
        last_evidence_at = excluded.last_evidence_at,
        evidence_revision = case when excluded.evidence <@ alert.evidence
          then alert.evidence_revision else excluded.revision end,
        evidence = excluded.evidence,
        telling = excluded.telling,
        evidence_count = excluded.evidence_count,
        confidentiality = excluded.confidentiality,
        revision = excluded.revision,
        record = excluded.record
      where excluded.revision >= alert.revision
      """;

  /**
   * Of one kind a patient has one open alert: detection ends the former before it opens the next.
   * Only a job that builds its state from the log again may open another without ending one that it
   * never came to. Safety alerts stay: a clinician ends them.
   */
  private static final String END_FORMER =
      """
      update alert set detection = 'RECOVERED'
       where patient_id = ? and kind = ? and alert_id <> ? and revision < ?
         and detection = 'OPEN' and not safety and kind <> 'UNKNOWN'
      """;

  /** Once for each piece of evidence, and again where it asks for more than was told. */
  private static final String NOTIFY =
      """
      insert into notification (patient_id, kind, evidence_key, severity, alert_id, notified_at)
      select told.*
        from (values (?, ?, ?, ?, ?, ?::timestamptz))
          as told (patient_id, kind, evidence_key, severity, alert_id, notified_at)
       where not exists (
         select from notification known
          where known.patient_id = told.patient_id and known.kind = told.kind
            and known.evidence_key = told.evidence_key and known.severity = any (?))
      on conflict (patient_id, kind, evidence_key, severity) do nothing
      returning notification_id
      """;

  private final JdbcTemplate jdbc;

  AlertTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes alerts and their notifications.
   *
   * @return ids of the new notifications
   */
  List<Long> write(List<Alert> alerts, EventCodec<Alert> codec, Instant now) {
    if (alerts.isEmpty()) {
      return List.of();
    }
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> open = new ArrayList<>();
    for (Alert alert : LatestByKey.of(alerts, Alert::getAlertId, Alert::getRevision)) {
      rows.add(
          new Object[] {
            alert.getAlertId(),
            alert.getPatientId(),
            alert.getKind().name(),
            alert.getSafety(),
            rank(alert.getTier()),
            alert.getDetection().name(),
            Timestamp.from(alert.getOpenedAt()),
            Timestamp.from(alert.getLastEvidenceAt()),
            alert.getEvidenceCount(),
            new SqlArrayValue("text", said(alert, false)),
            new SqlArrayValue("text", said(alert, true)),
            alert.getRevision(),
            alert.getConfidentiality().name(),
            alert.getRevision(),
            codec.encode(alert)
          });
      if (alert.getDetection() == Detection.OPEN && !alert.getSafety()) {
        open.add(
            new Object[] {
              alert.getPatientId(), alert.getKind().name(), alert.getAlertId(), alert.getRevision()
            });
      }
    }
    jdbc.batchUpdate(UPSERT, rows);
    jdbc.batchUpdate(END_FORMER, open);

    // Of every record, not only the latest: an older revision may list evidence that the latest no
    // longer does.
    List<Long> notified = new ArrayList<>();
    Timestamp notifiedAt = Timestamp.from(now);
    for (Alert alert : alerts) {
      for (Evidence evidence : alert.getEvidence()) {
        if (evidence.getNotify()) {
          notified.addAll(
              jdbc.queryForList(
                  NOTIFY,
                  Long.class,
                  alert.getPatientId(),
                  alert.getKind().name(),
                  evidence.getEvidenceKey(),
                  evidence.getSeverity().name(),
                  alert.getAlertId(),
                  notifiedAt,
                  new SqlArrayValue("text", noLess(evidence.getSeverity()))));
        }
      }
    }
    return notified;
  }

  /**
   * What the listed evidence says, withdrawn evidence left out.
   *
   * @param telling only what makes an acknowledged alert new again: a chart that stays out of its
   *     limits adds evidence every day and tells once
   */
  private static Object[] said(Alert alert, boolean telling) {
    return alert.getEvidence().stream()
        .filter(evidence -> !evidence.getFlags().contains("RETRACTED"))
        .filter(evidence -> !telling || alert.getSafety() || evidence.getNotify())
        .map(
            evidence ->
                evidence.getEvidenceKey()
                    + "|"
                    + evidence.getReason()
                    + "|"
                    + evidence.getSeverity()
                    + "|"
                    + evidence.getValue())
        .toArray();
  }

  /** Urgencies that ask for as much, or more. */
  private static Object[] noLess(Tier tier) {
    return Stream.of(Tier.values())
        .filter(other -> rank(other) >= rank(tier))
        .map(Tier::name)
        .toArray();
  }

  /** An urgency that is not known here yet counts as urgent. */
  static int rank(Tier tier) {
    return switch (tier) {
      case ROUTINE -> 1;
      case SAME_DAY -> 2;
      case URGENT, UNKNOWN -> 3;
      case IMMEDIATE -> 4;
    };
  }
}
