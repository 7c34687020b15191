package org.attune.dashboard.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.attune.dashboard.duty.TierLimit;
import org.attune.dashboard.wording.Labels;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.PatientNames;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.Detection;
import org.attune.schemas.result.Evidence;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of rows: view alert_state, display_name of patient, actor of app_user. */
@Component
public final class AlertViews {
  /**
   * Column of a row of view alert_state, called s: whether the alert lies in an episode of care of
   * a Part 2 program, however it is marked itself.
   */
  static final String IN_PART2 =
      "exists (select 1 from part2_episode e where e.patient_id = s.patient_id"
          + " and e.during && part2_span(s.opened_at, s.last_evidence_at)) as in_part2";

  private final Times times;
  private final EventCodec<Alert> codec = EventCodec.of(Topic.ALERTS, Alert.class);

  AlertViews(Times times) {
    this.times = times;
  }

  /** The alert of a row. */
  public AlertView alert(ResultSet row) throws SQLException {
    return view(row, decode(row.getBytes("record")));
  }

  /** The evidence that a stored alert lists, withdrawn evidence too. */
  List<Evidence> evidence(byte[] alert) {
    return decode(alert).getEvidence();
  }

  /** The notification of a row that also has the columns of table notification. */
  public NewAlert newAlert(ResultSet row) throws SQLException {
    Alert alert = decode(row.getBytes("record"));
    AlertView view = view(row, alert);
    String key = row.getString("evidence_key");
    String sentence =
        alert.getEvidence().stream()
            .filter(evidence -> evidence.getEvidenceKey().equals(key))
            .findFirst()
            .map(AlertSentences::sentence)
            .orElse(view.reason());
    Instant notifiedAt = row.getTimestamp("notified_at").toInstant();
    return new NewAlert(
        row.getLong("notification_id"), sentence, times.of(notifiedAt), notifiedAt, view);
  }

  private AlertView view(ResultSet row, Alert alert) throws SQLException {
    String workflow = row.getString("workflow");
    boolean open = row.getBoolean("open");
    List<Evidence> latestFirst = new ArrayList<>(alert.getEvidence());
    Collections.reverse(latestFirst);
    List<String> sentences =
        Stream.concat(
                latestFirst.stream().map(AlertSentences::sentence),
                AlertSentences.heldBack(alert.getHeldBack()).stream())
            .toList();
    Instant dueAt = dueAt(alert, latestFirst);
    boolean waits = open && workflow.equals("NEW") && dueAt != null;
    Timestamp actedAt = row.getTimestamp("acted_at");
    String ending = row.getString("disposition");
    Timestamp snoozedUntil = row.getTimestamp("snoozed_until");
    AlertView.Facts facts =
        new AlertView.Facts(
            alert.getKind(),
            waits ? dueAt : null,
            instant(actedAt),
            ending == null ? null : Disposition.valueOf(ending),
            instant(snoozedUntil));
    return new AlertView(
        alert.getAlertId(),
        alert.getPatientId(),
        PatientNames.shown(row.getString("display_name"), alert.getPatientId()),
        Labels.kind(facts.kind()),
        alert.getSafety(),
        alert.getTier(),
        Labels.tier(alert.getTier()),
        alert.getTier().name().toLowerCase(Locale.ENGLISH).replace('_', '-'),
        workflow,
        open,
        Detection.RECOVERED.name().equals(row.getString("detection")),
        alert.getOpenedAt(),
        alert.getLastEvidenceAt(),
        times.of(alert.getOpenedAt()),
        times.of(alert.getLastEvidenceAt()),
        waits && dueAt != null ? times.of(dueAt) : null,
        waits && dueAt != null && times.now().isAfter(dueAt),
        sentences.isEmpty() ? "No evidence is listed." : sentences.get(0),
        sentences,
        alsoOutside(latestFirst),
        alert.getEvidenceCount(),
        alert.getRevision(),
        alert.getConfidentiality() == Confidentiality.PART2_SUD || row.getBoolean("in_part2"),
        actedAt == null ? null : acted(row, actedAt),
        facts.disposition() == null ? null : Labels.disposition(facts.disposition()),
        snoozedUntil == null ? null : times.at(snoozedUntil.toInstant()),
        row.getTimestamp("contacted_at") != null,
        breachDays(alert),
        facts);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /** Other metrics than that of the most recent evidence, the most recent first. */
  private static List<String> alsoOutside(List<Evidence> latestFirst) {
    return latestFirst.stream()
        .filter(evidence -> evidence.getReason().equals("CHART_BREACH"))
        .map(Evidence::getMetric)
        .distinct()
        .skip(1)
        .map(MetricLabels::label)
        .toList();
  }

  private static List<AlertView.BreachDay> breachDays(Alert alert) {
    List<AlertView.BreachDay> days = new ArrayList<>();
    for (Evidence evidence : alert.getEvidence()) {
      LocalDate day = evidence.getLocalDay();
      if (day != null) {
        days.add(new AlertView.BreachDay(evidence.getMetric(), day));
      }
    }
    return days;
  }

  private String acted(ResultSet row, Timestamp actedAt) throws SQLException {
    String actor = row.getString("actor");
    return (actor == null ? "a former account" : actor) + ", " + times.of(actedAt.toInstant());
  }

  /** When staff must have acknowledged the latest evidence that notified anybody. */
  private static @Nullable Instant dueAt(Alert alert, List<Evidence> latestFirst) {
    Duration within = TierLimit.within(alert.getTier());
    boolean notified = latestFirst.stream().anyMatch(Evidence::getNotify);
    return within == null || !notified ? null : alert.getLastEvidenceAt().plus(within);
  }

  private Alert decode(byte[] alert) {
    try {
      return codec.decode(alert);
    } catch (UndecodableException e) {
      // Only what was decoded is stored, and releases are never withdrawn.
      throw new IllegalStateException("a stored alert cannot be read: " + e.reason(), e);
    }
  }
}
