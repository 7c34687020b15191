package org.attune.dashboard.alert;

import java.util.List;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications in a viewer's scope. */
@Component
public final class NotificationQueries {
  private static final int LONGEST_CATCH_UP = 200;
  private static final String SELECT =
      "select n.notification_id, n.evidence_key, n.severity, n.notified_at, s.*, p.display_name,"
          + " u.display_name as actor, "
          + AlertViews.IN_PART2
          + " from notification n"
          + " join alert_state s on s.alert_id = n.alert_id"
          + " join patient p on p.patient_id = s.patient_id"
          + " left join app_user u on u.user_id = s.acted_by"
          + " where ";

  private final JdbcClient jdbc;
  private final AlertViews views;

  NotificationQueries(JdbcClient jdbc, AlertViews views) {
    this.jdbc = jdbc;
    this.views = views;
  }

  /** What came after a notification, oldest first; the latest 200 when there is more. */
  public List<NewAlert> after(Viewer viewer, long notificationId) {
    return jdbc.sql(
            "select * from ("
                + SELECT
                + Viewer.PATIENT_ALERT_SCOPE
                + " and n.notification_id > :after order by n.notification_id desc limit "
                + LONGEST_CATCH_UP
                + ") latest order by notification_id")
        .params(viewer.parameters())
        .param("after", notificationId)
        .query((row, n) -> views.newAlert(row))
        .list();
  }

  /**
   * Alerts nobody has acknowledged yet, the newest notification of each, the most pressing first.
   */
  public List<NewAlert> unacknowledged(Viewer viewer, int limit) {
    return jdbc.sql(
            "select * from (select distinct on (alert_id) * from ("
                + SELECT
                + Viewer.ALERT_SCOPE
                + " and s.open and s.workflow = 'NEW') every order by alert_id, notification_id desc"
                + ") latest order by tier_rank desc, notification_id desc limit :limit")
        .params(viewer.parameters())
        .param("limit", limit)
        .query((row, n) -> views.newAlert(row))
        .list();
  }

  /** The latest notification there is, in whatever scope; 0 before the first. */
  public long latest() {
    return jdbc.sql("select coalesce(max(notification_id), 0) from notification")
        .query(Long.class)
        .single();
  }
}
