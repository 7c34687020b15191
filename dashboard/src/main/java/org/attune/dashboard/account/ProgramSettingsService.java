package org.attune.dashboard.account;

import java.sql.Time;
import java.util.Optional;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.duty.ProgramHours;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.security.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and changes programs that exist. */
@Component
public final class ProgramSettingsService {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final RotaRepository rota;
  private final AuditTrail audit;

  ProgramSettingsService(
      JdbcClient jdbc, TransactionTemplate transaction, RotaRepository rota, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.rota = rota;
    this.audit = audit;
  }

  /** What became of a change. */
  public enum Outcome {
    /** Changed. */
    DONE,
    /** There is no such program. */
    NOT_THERE,
    /** It has patients, whose records stay under 42 CFR Part 2. */
    HAS_PATIENTS
  }

  /** A program. */
  public Optional<ProgramSettings> find(String programId) {
    return jdbc.sql("select name, part2 from program where program_id = :id")
        .param("id", programId)
        .query(
            (row, n) ->
                new ProgramSettings(
                    programId,
                    row.getString("name"),
                    row.getBoolean("part2"),
                    rota.hours(programId)))
        .optional();
  }

  /** Whether anybody was ever enrolled in it, or is of one of its teams. */
  public boolean hasPatients(String programId) {
    return jdbc.sql(
            """
            select exists (select 1 from enrollment where program = :id and not retracted)
                or exists (select 1 from patient p
                             join care_team t on t.care_team_id = p.care_team_id
                            where t.program_id = :id)
            """)
        .param("id", programId)
        .query(Boolean.class)
        .single();
  }

  /** Changes a program; its hours count for the next step of every escalation. */
  public Outcome change(Viewer viewer, ProgramSettings settings) {
    Outcome outcome = transaction.execute(status -> changeNow(viewer, settings));
    return outcome == null ? Outcome.NOT_THERE : outcome;
  }

  private Outcome changeNow(Viewer viewer, ProgramSettings settings) {
    String programId = settings.programId();
    Optional<Boolean> part2 =
        jdbc.sql("select part2 from program where program_id = :id for update")
            .param("id", programId)
            .query(Boolean.class)
            .optional();
    if (part2.isEmpty()) {
      return Outcome.NOT_THERE;
    }
    if (part2.get() && !settings.part2() && hasPatients(programId)) {
      return Outcome.HAS_PATIENTS;
    }
    jdbc.sql("update program set name = :name, part2 = :part2 where program_id = :id")
        .param("id", programId)
        .param("name", settings.name())
        .param("part2", settings.part2())
        .update();
    ProgramHours hours = settings.hours();
    jdbc.sql(
            """
            insert into program_hours (program_id, zone, opens, closes, weekdays)
            values (:id, :zone, :opens, :closes, string_to_array(:days, ',')::smallint[])
            on conflict (program_id) do update set
              zone = excluded.zone, opens = excluded.opens, closes = excluded.closes,
              weekdays = excluded.weekdays
            """)
        .param("id", programId)
        .param("zone", hours.zone().getId())
        .param("opens", Time.valueOf(hours.opens()))
        .param("closes", Time.valueOf(hours.closes()))
        .param("days", days(hours))
        .update();
    audit.record(
        viewer.userId(),
        AuditAction.PROGRAM_CHANGED,
        null,
        programId,
        "part2=" + settings.part2() + " zone=" + hours.zone().getId() + " days=" + days(hours));
    return Outcome.DONE;
  }

  private static String days(ProgramHours hours) {
    return hours.weekdays().stream()
        .sorted()
        .map(day -> Integer.toString(day.getValue()))
        .reduce((one, other) -> one + "," + other)
        .orElseThrow();
  }
}
