package org.attune.dashboard.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Emergency cards in a viewer's scope. */
@Component
public final class EmergencyQueries {
  /** How long a place that was confirmed counts as where the patient is. */
  private static final Duration SESSION = Duration.ofHours(4);

  private final JdbcClient jdbc;
  private final Times times;
  private final Clock clock;

  EmergencyQueries(JdbcClient jdbc, Times times, Clock clock) {
    this.jdbc = jdbc;
    this.times = times;
    this.clock = clock;
  }

  /** Every version of a patient's card, the latest first. */
  public List<CardVersion> versions(Viewer viewer, String patientId) {
    return jdbc.sql(
            """
            select c.*, u.display_name from emergency_card c
              join patient p on p.patient_id = c.patient_id
              join app_user u on u.user_id = c.written_by
             where c.patient_id = :patientId and
            """
                + Viewer.PATIENT_SCOPE
                + " order by c.version desc")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> version(row))
        .list();
  }

  /** Where the patient last said to be. */
  public Optional<Location> location(Viewer viewer, String patientId) {
    return jdbc.sql(
            """
            select l.location, l.confirmed_at, u.display_name from patient_location l
              join patient p on p.patient_id = l.patient_id
              join app_user u on u.user_id = l.confirmed_by
             where l.patient_id = :patientId and
            """
                + Viewer.PATIENT_SCOPE
                + " order by l.confirmed_at desc, l.location_id desc limit 1")
        .params(viewer.parameters())
        .param("patientId", patientId)
        .query((row, n) -> location(row))
        .optional();
  }

  private Location location(ResultSet row) throws SQLException {
    Instant at = row.getTimestamp("confirmed_at").toInstant();
    return new Location(
        row.getString("location"),
        row.getString("display_name") + ", " + times.of(at),
        at.plus(SESSION).isAfter(clock.instant()));
  }

  private CardVersion version(ResultSet row) throws SQLException {
    Instant at = row.getTimestamp("written_at").toInstant();
    return new CardVersion(
        row.getInt("version"), card(row), row.getString("display_name") + ", " + times.of(at));
  }

  private static EmergencyCard card(ResultSet row) throws SQLException {
    return new EmergencyCard(
        row.getString("callback_number"),
        row.getString("contact_name"),
        row.getString("contact_number"),
        row.getBoolean("contact_released"),
        row.getString("contact_release"),
        row.getString("emergency_services"),
        new SafetyPlan(
            row.getString("warning_signs"),
            row.getString("coping"),
            row.getString("distraction"),
            row.getString("helpers"),
            row.getString("professionals"),
            row.getString("safer_surroundings")));
  }
}
