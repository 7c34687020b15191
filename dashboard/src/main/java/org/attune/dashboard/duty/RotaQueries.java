package org.attune.dashboard.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rota as staff read it: it names colleagues and no patient. */
@Component
public final class RotaQueries {
  private static final Duration AHEAD = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final RotaRepository rota;
  private final Times times;
  private final Clock clock;

  RotaQueries(JdbcClient jdbc, RotaRepository rota, Times times, Clock clock) {
    this.jdbc = jdbc;
    this.rota = rota;
    this.times = times;
    this.clock = clock;
  }

  /** An account to choose from. */
  public record Person(String userId, String name) {
    /** Shows no name. */
    @Override
    public String toString() {
      return "Person[userId=" + userId + "]";
    }
  }

  /**
   * A caseload handed over.
   *
   * @param handoverId id
   * @param away who is away
   * @param cover who stands in
   * @param when in words
   * @param own whether the viewer may end it
   */
  public record HandoverRow(long handoverId, String away, String cover, String when, boolean own) {
    /** Shows no name. */
    @Override
    public String toString() {
      return "HandoverRow[handoverId=" + handoverId + "]";
    }
  }

  private record Shift(
      long shiftId,
      String userId,
      String person,
      boolean director,
      Instant startsAt,
      @Nullable Instant endsAt) {
    boolean covers(Instant at) {
      return !startsAt.isAfter(at) && (endsAt == null || endsAt.isAfter(at));
    }

    Span span(Instant latest) {
      return new Span(startsAt, endsAt == null ? latest : endsAt);
    }
  }

  /** Every program that has patients, shifts or hours. */
  public List<String> programs(Viewer viewer) {
    return jdbc.sql(
            """
            select program from enrollment e
              join patient p on p.patient_id = e.patient_id
             where not e.retracted and e.discharged_at is null and
            """
                + Viewer.SCOPE
                + " union select program_id from duty_shift where withdrawn_at is null"
                + " union select program_id from program_hours order by 1")
        .params(viewer.parameters())
        .query(String.class)
        .list();
  }

  /** Accounts that may hold a duty. */
  public List<Person> people(Viewer viewer) {
    return jdbc.sql(
            "select user_id, display_name from app_user where role <> 'PARTICIPANT'"
                + " and role <> 'RESEARCHER' and locked_at is null order by lower(display_name)")
        .query((row, n) -> new Person(row.getString(1), row.getString(2)))
        .list();
  }

  /** The rota of each program. */
  public List<ProgramRota> rotas(Viewer viewer) {
    return programs(viewer).stream().map(this::rota).toList();
  }

  /** Hand-overs in force or to come, the earliest first. */
  public List<HandoverRow> handovers(Viewer viewer) {
    return jdbc.sql(
            """
            select h.handover_id, h.from_user, h.starts_at, h.ends_at, f.display_name as away,
                   t.display_name as cover
              from handover h
              join app_user f on f.user_id = h.from_user
              join app_user t on t.user_id = h.to_user
             where h.withdrawn_at is null and h.ends_at > :now
             order by h.starts_at, h.handover_id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new HandoverRow(
                    row.getLong("handover_id"),
                    row.getString("away"),
                    row.getString("cover"),
                    times.at(row.getTimestamp("starts_at").toInstant())
                        + " to "
                        + times.at(row.getTimestamp("ends_at").toInstant()),
                    RotaService.mayChange(viewer)
                        || row.getString("from_user").equals(viewer.userId())))
        .list();
  }

  private ProgramRota rota(String programId) {
    Instant now = clock.instant();
    Instant closes = rota.hours(programId).endOfProgramDay(now);
    return new ProgramRota(
        programId,
        rota.name(programId),
        times.at(closes),
        Arrays.stream(Duty.values()).map(duty -> row(programId, duty, now)).toList());
  }

  private ProgramRota.DutyRow row(String programId, Duty duty, Instant now) {
    List<Shift> shifts = shifts(programId, duty, now);
    Instant end = now.plus(AHEAD);
    List<String> uncovered =
        new Span(now, end)
            .without(shifts.stream().map(shift -> shift.span(end)).toList()).stream()
                .map(span -> gap(span, now, end))
                .toList();
    return new ProgramRota.DutyRow(
        duty.label(),
        shifts.stream().filter(shift -> shift.covers(now)).map(Shift::person).distinct().toList(),
        shifts.stream().map(shift -> shiftRow(programId, duty, shift, now)).toList(),
        uncovered);
  }

  /** A director is told by that duty without seeing patients. */
  private ProgramRota.ShiftRow shiftRow(String programId, Duty duty, Shift shift, Instant now) {
    String when =
        times.at(shift.startsAt())
            + (shift.endsAt() == null ? ", open-ended" : " to " + times.at(shift.endsAt()));
    return new ProgramRota.ShiftRow(
        shift.shiftId(),
        shift.person(),
        when,
        shift.covers(now),
        duty == Duty.DIRECTOR && shift.director() ? 0 : unseen(programId, shift.userId()));
  }

  private String gap(Span span, Instant now, Instant end) {
    String from = span.from().equals(now) ? "now" : times.at(span.from());
    return span.until().equals(end)
        ? "from " + from + " on"
        : from + " to " + times.at(span.until());
  }

  private List<Shift> shifts(String programId, Duty duty, Instant now) {
    return jdbc.sql(
            """
            select s.shift_id, s.user_id, u.display_name, s.starts_at, s.ends_at,
                   u.role = 'DIRECTOR' and u.locked_at is null as director
              from duty_shift s join app_user u on u.user_id = s.user_id
             where s.program_id = :program and s.duty = :duty and s.withdrawn_at is null
               and (s.ends_at is null or s.ends_at > :now)
             order by s.starts_at, s.shift_id
            """)
        .param("program", programId)
        .param("duty", duty.name())
        .param("now", Timestamp.from(now))
        .query((row, n) -> shift(row))
        .list();
  }

  private static Shift shift(ResultSet row) throws SQLException {
    Timestamp endsAt = row.getTimestamp("ends_at");
    return new Shift(
        row.getLong("shift_id"),
        row.getString("user_id"),
        row.getString("display_name"),
        row.getBoolean("director"),
        row.getTimestamp("starts_at").toInstant(),
        endsAt == null ? null : endsAt.toInstant());
  }

  /** Patients of a program whom an account may not see; a locked account sees nobody. */
  private int unseen(String programId, String userId) {
    return jdbc.sql(
            """
            select count(distinct p.patient_id) from patient p
              join enrollment e on e.patient_id = p.patient_id
             where e.program = :program and not e.retracted and e.discharged_at is null
               and not
            """
                + Viewer.SCOPE)
        .param("viewerId", userId)
        .param("program", programId)
        .query(Integer.class)
        .single();
  }
}
