package org.attune.dashboard.notice;

import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a notice was about. */
@Component
public final class NoticeQueries {
  private final JdbcClient jdbc;
  private final AlertQueries alerts;

  NoticeQueries(JdbcClient jdbc, AlertQueries alerts) {
    this.jdbc = jdbc;
    this.alerts = alerts;
  }

  /** The alert that a delivery leads to, if the viewer may see it. */
  public Optional<AlertView> alertOf(Viewer viewer, UUID deliveryId) {
    return jdbc.sql(
            """
            select n.alert_id from delivery d
              join notification n on n.notification_id = d.notification_id
             where d.delivery_id = :id
            """)
        .param("id", deliveryId)
        .query(String.class)
        .optional()
        .flatMap(alertId -> alerts.find(viewer, alertId));
  }

  /** Whether a delivery is to the viewer, a director, who is led to what waits in the programs. */
  public boolean isToDirector(Viewer viewer, UUID deliveryId) {
    return viewer.role() == Role.DIRECTOR
        && jdbc.sql(
                "select exists (select 1 from delivery"
                    + " where delivery_id = :id and user_id = :userId)")
            .param("id", deliveryId)
            .param("userId", viewer.userId())
            .query(Boolean.class)
            .single();
  }

  /** Notices to the viewer that wait because they could not be sent. */
  public int failing(Viewer viewer) {
    return jdbc.sql(
            """
            select count(*) from delivery
             where user_id = :userId and attempts > 0 and sent_at is null and withdrawn_at is null
            """)
        .param("userId", viewer.userId())
        .query(Integer.class)
        .single();
  }
}
