package org.attune.dashboard.duty;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which duty, as the escalation reads it. */
@Component
public final class RotaRepository {
  private final JdbcClient jdbc;
  private final ZoneId staffZone;

  RotaRepository(JdbcClient jdbc, ZoneId staffZone) {
    this.jdbc = jdbc;
    this.staffZone = staffZone;
  }

  /** The program that treats a patient, or did last; empty when no enrolment is known. */
  public Optional<String> programOf(String patientId) {
    return jdbc.sql(
            """
            select program from enrollment where patient_id = :patientId and not retracted
             order by (discharged_at is null) desc, admitted_at desc limit 1
            """)
        .param("patientId", patientId)
        .query(String.class)
        .optional();
  }

  /** Name of a program; its id where nobody has entered one. */
  public String name(String programId) {
    return jdbc.sql("select name from program where program_id = :program")
        .param("program", programId)
        .query(String.class)
        .optional()
        .orElse(programId);
  }

  /** Accounts that hold a duty at an instant. */
  public List<String> holders(String programId, Duty duty, Instant at) {
    return jdbc.sql(
            """
            select distinct user_id from duty_shift
             where program_id = :program and duty = :duty and withdrawn_at is null
               and starts_at <= :at and (ends_at is null or ends_at > :at)
             order by user_id
            """)
        .param("program", programId)
        .param("duty", duty.name())
        .param("at", Timestamp.from(at))
        .query(String.class)
        .list();
  }

  /**
   * Who stands in for an account at an instant; the hand-over that began last counts. A locked
   * account stands in for nobody.
   */
  public Optional<String> coverOf(String userId, Instant at) {
    return jdbc.sql(
            """
            select h.to_user from handover h
              join app_user u on u.user_id = h.to_user and u.locked_at is null
             where h.from_user = :userId and h.withdrawn_at is null
               and h.starts_at <= :at and h.ends_at > :at
             order by h.starts_at desc, h.handover_id desc limit 1
            """)
        .param("userId", userId)
        .param("at", Timestamp.from(at))
        .query(String.class)
        .optional();
  }

  /** Accounts of supervisors: whom an alert reaches when no rota says who else. */
  public List<String> supervisors() {
    return jdbc.sql("select user_id from app_user where role = :role order by user_id")
        .param("role", Role.SUPERVISOR.name())
        .query(String.class)
        .list();
  }

  /** When a program is open. */
  public ProgramHours hours(@Nullable String programId) {
    return jdbc.sql(
            "select zone, opens, closes, weekdays from program_hours where program_id = :program")
        .param("program", programId)
        .query(
            (row, n) ->
                new ProgramHours(
                    ZoneId.of(row.getString("zone")),
                    row.getTime("opens").toLocalTime(),
                    row.getTime("closes").toLocalTime(),
                    weekdays(row.getArray("weekdays"))))
        .optional()
        .orElseGet(() -> ProgramHours.standard(staffZone));
  }

  private static Set<DayOfWeek> weekdays(Array days) throws SQLException {
    return Arrays.stream((Short[]) days.getArray())
        .map(day -> DayOfWeek.of(day))
        .collect(Collectors.toSet());
  }
}
