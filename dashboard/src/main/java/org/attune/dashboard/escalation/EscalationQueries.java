package org.attune.dashboard.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Escalations of alerts in a viewer's scope. */
@Component
public final class EscalationQueries {
  private final JdbcClient jdbc;
  private final Times times;

  EscalationQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  private record Step(
      String alertId,
      int nextStep,
      @Nullable Instant nextAt,
      @Nullable Reach reach,
      @Nullable String person,
      @Nullable String vacancy,
      @Nullable Instant takenAt) {}

  /** The latest round of each of these alerts that has one, by alert id. */
  public Map<String, EscalationView> of(Viewer viewer, Collection<String> alertIds) {
    if (alertIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select e.alert_id, e.next_step, e.next_at, s.duty, s.vacancy, s.taken_at,
                   u.display_name as person
              from escalation e
              join alert a on a.alert_id = e.alert_id
              join patient p on p.patient_id = a.patient_id
              left join escalation_step s on s.alert_id = e.alert_id and s.round = e.round
              left join app_user u on u.user_id = s.user_id
             where e.alert_id in (:alertIds) and
            """
                + Viewer.SCOPE
                + " order by e.alert_id, s.step, lower(u.display_name)")
        .params(viewer.parameters())
        .param("alertIds", alertIds)
        .query((row, n) -> step(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Step::alertId, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> view(entry.getValue())));
  }

  private EscalationView view(List<Step> rows) {
    Step round = rows.get(0);
    String reached =
        rows.stream()
            .filter(step -> step.person() != null)
            .map(Step::reach)
            .filter(Objects::nonNull)
            .map(Reach::words)
            .reduce((earlier, later) -> later)
            .orElse(null);
    Instant nextAt = round.nextAt();
    String next = nextAt == null ? null : next(round.nextStep(), nextAt);
    return new EscalationView(
        rows.stream().filter(step -> step.takenAt() != null).map(this::sentence).toList(),
        reached,
        rows.stream().anyMatch(step -> step.vacancy() != null),
        next);
  }

  private String next(int step, Instant at) {
    Reach reach = Reach.of(step);
    String to = reach == Reach.EVERYBODY ? "everybody who may see it" : "the " + reach.words();
    return "Goes to " + to + " at " + times.at(at) + " unless somebody acknowledges it.";
  }

  private String sentence(Step step) {
    String at = step.takenAt() == null ? "" : times.of(step.takenAt());
    String duty = step.reach() == null ? "" : step.reach().words();
    if (step.vacancy() != null) {
      String why =
          step.vacancy().equals("NO_ACCESS")
              ? "whoever holds it may not see this patient"
              : "nobody is on the rota";
      return at + ": no " + duty + ", " + why;
    }
    return at + ": told " + step.person() + " (" + duty + ")";
  }

  private static Step step(ResultSet row) throws SQLException {
    String duty = row.getString("duty");
    return new Step(
        row.getString("alert_id"),
        row.getInt("next_step"),
        instant(row.getTimestamp("next_at")),
        duty == null ? null : Reach.valueOf(duty),
        row.getString("person"),
        row.getString("vacancy"),
        instant(row.getTimestamp("taken_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
