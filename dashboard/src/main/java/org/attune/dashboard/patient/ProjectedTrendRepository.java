package org.attune.dashboard.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.schemas.result.Finality;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Days as the projection keeps them, in the dashboard's own database. */
@Component
public final class ProjectedTrendRepository implements TrendSeries {
  private final JdbcClient jdbc;

  private record Entry(String metric, String rules, ChartDay day) {}

  ProjectedTrendRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, List<ChartDay>> days(AuthorizedPatient patient) {
    Map<String, List<ChartDay>> found = new HashMap<>();
    jdbc
        .sql("select * from trend_point where patient_id = :patientId order by local_day")
        .param("patientId", patient.patientId())
        .query(
            (row, n) ->
                new Entry(row.getString("metric"), row.getString("confidentiality"), day(row)))
        .list()
        .stream()
        .filter(entry -> !patient.withholds(entry.day().day(), entry.rules()))
        .forEach(
            entry ->
                found.computeIfAbsent(entry.metric(), id -> new ArrayList<>()).add(entry.day()));
    return found;
  }

  @Override
  public List<ChartDay> days(AuthorizedPatient patient, String metric) {
    return jdbc
        .sql(
            """
            select * from trend_point
             where patient_id = :patientId and metric = :metric order by local_day
            """)
        .param("patientId", patient.patientId())
        .param("metric", metric)
        .query((row, n) -> new Entry(metric, row.getString("confidentiality"), day(row)))
        .list()
        .stream()
        .filter(entry -> !patient.withholds(entry.day().day(), entry.rules()))
        .map(Entry::day)
        .toList();
  }

  private static ChartDay day(ResultSet row) throws SQLException {
    return new ChartDay(
        row.getObject("local_day", LocalDate.class),
        row.getDouble("value"),
        row.getBoolean("valid"),
        row.getDouble("coverage"),
        row.getString("status"),
        row.getInt("baseline_days"),
        number(row, "usual_low"),
        number(row, "usual_high"),
        number(row, "ewma"),
        number(row, "lower_limit"),
        number(row, "upper_limit"),
        new Course(
            number(row, "slope_per_day"),
            number(row, "slope14_lower"),
            number(row, "slope14_upper"),
            number(row, "variability_ratio"),
            number(row, "variability_limit"),
            number(row, "admission_mean")),
        new Baseline(number(row, "baseline_mean"), number(row, "baseline_sd"), number(row, "z")),
        row.getLong("revision"),
        !row.getString("finality").equals(Finality.FINAL.name()),
        row.getTimestamp("received_at").toInstant());
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
