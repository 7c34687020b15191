package org.attune.dashboard.alert;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts in a viewer's scope. */
@Component
public final class AlertQueries {
  private static final String SELECT =
      "select s.*, p.display_name, u.display_name as actor, "
          + AlertViews.IN_PART2
          + " from alert_state s"
          + " join patient p on p.patient_id = s.patient_id"
          + " left join app_user u on u.user_id = s.acted_by"
          + " where ";
  // The most pressing first; what waits longest before what came just now.
  private static final String PRESSING =
      " order by s.open desc, s.safety desc, s.tier_rank desc, s.last_evidence_at";

  private final JdbcClient jdbc;
  private final AlertViews views;

  AlertQueries(JdbcClient jdbc, AlertViews views) {
    this.jdbc = jdbc;
    this.views = views;
  }

  /** The alert of that id. */
  public Optional<AlertView> find(Viewer viewer, String alertId) {
    return jdbc.sql(SELECT + Viewer.PATIENT_ALERT_SCOPE + " and s.alert_id = :alertId")
        .params(viewer.parameters())
        .param("alertId", alertId)
        .query((row, n) -> views.alert(row))
        .optional();
  }

  /**
   * All alerts of a patient, open ones first and most pressing first. One that ended with nobody
   * having done anything goes on under another name: detection closes no safety alert by itself.
   */
  public List<AlertView> ofPatient(Viewer viewer, String patientId) {
    return jdbc.sql(
            SELECT
                + Viewer.PATIENT_ALERT_SCOPE
                + " and s.patient_id = :patientId"
                + " and not (s.detection = 'CLOSED' and s.acted_by is null)"
                + PRESSING)
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> views.alert(row))
        .list();
  }

  /** The most pressing open alerts: by tier, then those that notified, then what waits longest. */
  public List<AlertView> open(Viewer viewer, int limit) {
    return open(viewer, limit, 0);
  }

  /**
   * The same, further down.
   *
   * @param skipped how many more pressing ones are left out
   */
  public List<AlertView> open(Viewer viewer, int limit, int skipped) {
    return jdbc.sql(
            SELECT
                + Viewer.ALERT_SCOPE
                + " and s.open order by s.workflow = 'NEW' desc, s.tier_rank desc, s.safety desc,"
                + " exists (select 1 from notification n where n.alert_id = s.alert_id) desc,"
                + " s.last_evidence_at, s.alert_id limit :limit offset :skipped")
        .params(viewer.parameters())
        .param("limit", limit)
        .param("skipped", skipped)
        .query((row, n) -> views.alert(row))
        .list();
  }

  /** How many alerts are open. */
  public int countOpen(Viewer viewer) {
    return jdbc.sql(
            "select count(*) from alert_state s join patient p on p.patient_id = s.patient_id"
                + " where s.open and "
                + Viewer.ALERT_SCOPE)
        .params(viewer.parameters())
        .query(Integer.class)
        .single();
  }

  /** Open alerts of some patients, most pressing first. */
  public List<AlertView> openOf(Viewer viewer, Collection<String> patientIds) {
    if (patientIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            SELECT
                + Viewer.ALERT_SCOPE
                + " and s.open and s.patient_id in (:patientIds)"
                + PRESSING)
        .params(viewer.parameters())
        .param("patientIds", patientIds)
        .query((row, n) -> views.alert(row))
        .list();
  }
}
