package org.attune.dashboard.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.Disposition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done about alerts in a viewer's scope. */
@Component
public final class ActionQueries {
  private final JdbcClient jdbc;
  private final Times times;

  ActionQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  private record Found(String alertId, ActionRow row) {}

  /** All that was done about these alerts, the latest first, by alert id. */
  public Map<String, List<ActionRow>> of(Viewer viewer, Collection<String> alertIds) {
    if (alertIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select x.*, u.display_name from alert_action x
              join alert a on a.alert_id = x.alert_id
              join patient p on p.patient_id = a.patient_id
              join app_user u on u.user_id = x.acted_by
             where x.alert_id in (:alertIds) and
            """
                + Viewer.SCOPE
                + " order by x.acted_at desc, x.action_id")
        .params(viewer.parameters())
        .param("alertIds", alertIds)
        .query((row, n) -> new Found(row.getString("alert_id"), action(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Found::alertId, Collectors.mapping(Found::row, Collectors.toList())));
  }

  private ActionRow action(ResultSet row) throws SQLException {
    return new ActionRow(
        row.getString("display_name"),
        times.of(row.getTimestamp("acted_at").toInstant()),
        what(row),
        row.getString("reason"));
  }

  private String what(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp("snoozed_until");
    String disposition = row.getString("disposition");
    return switch (Action.valueOf(row.getString("action"))) {
      case ACKNOWLEDGE -> "acknowledged it";
      case SNOOZE -> "snoozed it" + (until == null ? "" : " until " + times.at(until.toInstant()));
      case CONTACT_ATTEMPT -> "tried to reach the patient";
      case RESOLVE ->
          "closed it"
              + (disposition == null
                  ? ""
                  : ": "
                      + Labels.disposition(Disposition.valueOf(disposition))
                          .toLowerCase(Locale.ENGLISH))
              + useful(row.getString("useful"));
      case UNKNOWN -> "acted on it";
    };
  }

  private static String useful(@org.jspecify.annotations.Nullable String useful) {
    if (useful == null) {
      return "";
    }
    return useful.equals("YES") ? " (the alert was useful)" : " (the alert was not useful)";
  }
}
