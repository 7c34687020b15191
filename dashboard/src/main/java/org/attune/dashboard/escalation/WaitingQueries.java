package org.attune.dashboard.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.duty.ProgramHours;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.duty.TierLimit;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Alerts that wait too long in the programs that a viewer answers for: those they supervise, and
 * those whose director they are by the rota. No column of a patient leaves this class.
 */
@Component
public final class WaitingQueries {
  private static final int HIGHEST_RANK = 4;

  private final JdbcClient jdbc;
  private final RotaRepository rota;
  private final AccountRepository accounts;
  private final Times times;
  private final Clock clock;

  WaitingQueries(
      JdbcClient jdbc, RotaRepository rota, AccountRepository accounts, Times times, Clock clock) {
    this.jdbc = jdbc;
    this.rota = rota;
    this.accounts = accounts;
    this.times = times;
    this.clock = clock;
  }

  private record Waits(
      String alertId,
      int round,
      int tierRank,
      Instant startedAt,
      Instant toldAt,
      int nextStep,
      Instant nextAt) {
    Tier tier() {
      return switch (tierRank) {
        case 1 -> Tier.ROUTINE;
        case 2 -> Tier.SAME_DAY;
        case HIGHEST_RANK -> Tier.IMMEDIATE;
        default -> Tier.URGENT;
      };
    }
  }

  /** Every program that the viewer answers for, by name. */
  public List<WaitingProgram> programs(Viewer viewer) {
    return jdbc
        .sql(
            """
            select program_id from supervision where user_id = :userId
            union
            select program_id from duty_shift
             where user_id = :userId and duty = 'DIRECTOR' and withdrawn_at is null
               and starts_at <= :now and (ends_at is null or ends_at > :now)
             order by 1
            """)
        .param("userId", viewer.userId())
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .list()
        .stream()
        .map(this::program)
        .toList();
  }

  private WaitingProgram program(String programId) {
    Instant now = clock.instant();
    ProgramHours hours = rota.hours(programId);
    List<Waits> waiting = waiting(programId);
    List<WaitingAlert> beyond =
        waiting.stream()
            .filter(alert -> dueAt(alert, hours).isBefore(now))
            .map(alert -> view(alert, dueAt(alert, hours)))
            .toList();
    return new WaitingProgram(
        rota.name(programId),
        holders(programId, Duty.ON_DUTY, now),
        holders(programId, Duty.BACKUP, now),
        beyond,
        waiting.size() - beyond.size());
  }

  /** A routine alert does not escalate: it is never here. */
  private static Instant dueAt(Waits alert, ProgramHours hours) {
    return TierLimit.dueAt(alert.tier(), alert.toldAt(), hours).orElse(Instant.MAX);
  }

  private String holders(String programId, Duty duty, Instant at) {
    List<String> names =
        rota.holders(programId, duty, at).stream()
            .map(userId -> rota.coverOf(userId, at).orElse(userId))
            .map(userId -> accounts.displayName(userId).orElse(""))
            .distinct()
            .toList();
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private List<Waits> waiting(String programId) {
    return jdbc.sql(
            """
            select e.*, coalesce((select min(t.taken_at) from escalation_step t
                                   where t.alert_id = e.alert_id and t.round = e.round
                                     and t.user_id is not null), e.started_at) as told_at
              from escalation e
              join alert_state s on s.alert_id = e.alert_id
             where e.next_at is not null and s.open and s.workflow = 'NEW'
               and (select n.program from enrollment n
                     where n.patient_id = s.patient_id and not n.retracted
                     order by (n.discharged_at is null) desc, n.admitted_at desc limit 1) = :program
             order by e.tier_rank desc, e.started_at, e.alert_id
            """)
        .param("program", programId)
        .query((row, n) -> waits(row))
        .list();
  }

  private static Waits waits(ResultSet row) throws SQLException {
    return new Waits(
        row.getString("alert_id"),
        row.getInt("round"),
        row.getInt("tier_rank"),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("told_at").toInstant(),
        row.getInt("next_step"),
        row.getTimestamp("next_at").toInstant());
  }

  private WaitingAlert view(Waits alert, Instant dueAt) {
    Reach next = Reach.of(alert.nextStep());
    return new WaitingAlert(
        Labels.tier(alert.tier()),
        alert.tier().name().toLowerCase(Locale.ENGLISH).replace('_', '-'),
        times.ago(alert.startedAt()),
        times.at(dueAt),
        told(alert),
        (next == Reach.EVERYBODY ? "Everybody is told" : "Goes to the " + next.words())
            + " at "
            + times.at(alert.nextAt())
            + ".");
  }

  private List<String> told(Waits alert) {
    return jdbc.sql(
            """
            select s.duty, s.taken_at, u.display_name
              from escalation_step s left join app_user u on u.user_id = s.user_id
             where s.alert_id = :id and s.round = :round
             order by s.step, lower(u.display_name)
            """)
        .param("id", alert.alertId())
        .param("round", alert.round())
        .query(
            (row, n) ->
                told(
                    Reach.valueOf(row.getString("duty")),
                    row.getTimestamp("taken_at").toInstant(),
                    row.getString("display_name")))
        .list();
  }

  private String told(Reach reach, Instant at, @Nullable String name) {
    String when = times.at(at) + ": ";
    if (name == null) {
      return when + "nobody to tell as " + reach.words();
    }
    String how = reach == Reach.EVERYBODY ? "with everybody" : reach.words();
    return when + name + " (" + how + "), not acknowledged";
  }
}
