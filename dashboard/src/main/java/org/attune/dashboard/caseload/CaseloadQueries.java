package org.attune.dashboard.caseload;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.patient.Priorities;
import org.attune.dashboard.patient.Priority;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.PatientNames;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The caseload of a viewer: open safety alerts first, then priority for review, then name. */
@Component
public final class CaseloadQueries {
  private static final int PAGE_SIZE = 100;

  /** In care, never enrolled as far as is known, or with an alert still open. */
  private static final String SHOWN =
      """
       and (o.patient_id is not null
         or exists (select 1 from enrollment e
                     where e.patient_id = p.patient_id and not e.retracted and e.discharged_at is null)
         or not exists (select 1 from enrollment e
                         where e.patient_id = p.patient_id and not e.retracted))
      """;

  /** What of the viewer's caseload 42 CFR Part 2 withholds, judged once. */
  private static final String WITH_SCOPE =
      "with w as materialized (select * from part2_scope(:viewerId)) ";

  private static final String FROM =
      """
        from patient p
        join w on w.patient_id = p.patient_id
        left join (select patient_id,
                          max(tier_rank) filter (where safety) as safety_rank,
                          max(tier_rank) as tier_rank,
                          min(last_evidence_at) filter (where safety and workflow = 'NEW'
                            and exists (select 1 from notification n where n.alert_id = alert_state.alert_id))
                            as asked_since,
                          min(last_evidence_at) filter (where safety and workflow = 'NEW') as waits_since
                     from (select s.alert_id, s.patient_id, s.safety, s.tier_rank, s.opened_at,
                                  s.last_evidence_at, s.workflow, s.open, x.confidentiality, v.withheld,
                                  v.marked
                             from alert_state s
                             join alert x on x.alert_id = s.alert_id
                             join w v on v.patient_id = s.patient_id) alert_state
                    where open
                      and not part2_withholds(withheld, marked, confidentiality,
                                              part2_span(opened_at, last_evidence_at))
                    group by patient_id) o on o.patient_id = p.patient_id
        left join priority r on r.patient_id = p.patient_id
                            and not part2_withholds(w.withheld, w.marked, r.confidentiality,
                                                    tstzrange(null, null))
        left join patient_activity a on a.patient_id = p.patient_id
        left join care_team t on t.care_team_id = p.care_team_id
                             and (t.program_id is null
                               or not exists (select 1 from program g
                                               where g.program_id = t.program_id and g.part2)
                               or (p.patient_id, t.program_id) in (select d.patient_id, d.program_id
                                     from part2_reader d where d.user_id = :viewerId))
       where
      """;

  // Within a tier all have the same time to be acknowledged in: whose has run longest comes first,
  // as
  // in a triage queue; what came just now stands among the new alerts above the caseload anyway.
  // Alerts that notified nobody (a history was imported or replayed) have no such time: months of
  // them must not stand above one whose time is running.
  // An open alert of rank n (ROUTINE 1 … IMMEDIATE 4) amounts to a priority of rank n + 2.
  private static final String ORDER =
      """
       order by o.safety_rank desc nulls last, o.asked_since nulls last,
         o.waits_since nulls last,
         greatest(coalesce(r.level_rank, 1), coalesce(o.tier_rank + 2, 0)) desc,
         lower(p.display_name), p.patient_id
      """;

  private final JdbcClient jdbc;
  private final AlertQueries alerts;
  private final Priorities priorities;
  private final Times times;

  CaseloadQueries(JdbcClient jdbc, AlertQueries alerts, Priorities priorities, Times times) {
    this.jdbc = jdbc;
    this.alerts = alerts;
    this.priorities = priorities;
    this.times = times;
  }

  private record Found(
      String patientId,
      @Nullable String displayName,
      @Nullable String careTeam,
      @Nullable Timestamp lastReceivedAt,
      @SuppressWarnings("ArrayRecordComponent") // Never compared.
          byte @Nullable [] priority) {}

  /**
   * A page of the caseload.
   *
   * @param asked page number, from 1; beyond the ends the nearest page there is
   */
  public CaseloadPage page(Viewer viewer, int asked) {
    int patients =
        jdbc.sql(WITH_SCOPE + "select count(*) " + FROM + Viewer.SCOPE + SHOWN)
            .params(viewer.parameters())
            .query(Integer.class)
            .single();
    int pages = Math.max(1, (patients + PAGE_SIZE - 1) / PAGE_SIZE);
    int number = Math.min(Math.max(1, asked), pages);
    List<Found> found =
        jdbc.sql(
                WITH_SCOPE
                    + "select p.patient_id, p.display_name, t.name as care_team, a.last_received_at,"
                    + " r.record as priority "
                    + FROM
                    + Viewer.SCOPE
                    + SHOWN
                    + ORDER
                    + " limit :limit offset :offset")
            .params(viewer.parameters())
            .param("limit", PAGE_SIZE)
            .param("offset", (number - 1) * PAGE_SIZE)
            .query(
                (row, n) ->
                    new Found(
                        row.getString("patient_id"),
                        row.getString("display_name"),
                        row.getString("care_team"),
                        row.getTimestamp("last_received_at"),
                        row.getBytes("priority")))
            .list();
    Map<String, List<AlertView>> open =
        alerts.openOf(viewer, found.stream().map(Found::patientId).toList()).stream()
            .collect(Collectors.groupingBy(AlertView::patientId));
    List<CaseloadRow> rows =
        found.stream().map(one -> row(one, open.getOrDefault(one.patientId(), List.of()))).toList();
    return new CaseloadPage(rows, number, patients, pages);
  }

  private CaseloadRow row(Found found, List<AlertView> open) {
    Priority priority = priorities.of(found.priority(), open);
    Timestamp last = found.lastReceivedAt();
    return new CaseloadRow(
        found.patientId(),
        PatientNames.shown(found.displayName(), found.patientId()),
        found.careTeam(),
        priority.level(),
        priority.label(),
        priority.tone(),
        open,
        last == null ? "no data yet" : times.ago(last.toInstant()),
        last == null ? null : last.toInstant(),
        MetricLabels.gathered(priority.missing()),
        MetricLabels.inOrder(priority.missing()));
  }
}
