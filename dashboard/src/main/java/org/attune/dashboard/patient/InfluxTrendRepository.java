package org.attune.dashboard.patient;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.influx.InfluxConnection;
import org.attune.influx.TrendMeasurement;
import org.attune.schemas.result.Finality;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/** Days as the trend job writes them into InfluxDB. */
final class InfluxTrendRepository implements TrendSeries {
  private static final String FIELDS =
      Stream.of(
              TrendMeasurement.VALUE,
              TrendMeasurement.VALID,
              TrendMeasurement.COVERAGE,
              TrendMeasurement.STATUS,
              TrendMeasurement.BASELINE_DAYS,
              TrendMeasurement.BASELINE_MEAN,
              TrendMeasurement.BASELINE_SD,
              TrendMeasurement.Z,
              TrendMeasurement.REVISION,
              TrendMeasurement.USUAL_LOW,
              TrendMeasurement.USUAL_HIGH,
              TrendMeasurement.EWMA,
              TrendMeasurement.LOWER_LIMIT,
              TrendMeasurement.UPPER_LIMIT,
              TrendMeasurement.SLOPE_PER_DAY,
              TrendMeasurement.SLOPE_14_LOWER,
              TrendMeasurement.SLOPE_14_UPPER,
              TrendMeasurement.VARIABILITY_RATIO,
              TrendMeasurement.VARIABILITY_LIMIT,
              TrendMeasurement.ADMISSION_MEAN,
              TrendMeasurement.FINALITY,
              TrendMeasurement.CONFIDENTIALITY,
              TrendMeasurement.RECEIVED_AT,
              TrendMeasurement.ABSENT)
          .map(InfluxTrendRepository::quoted)
          .collect(joining(","));

  private static final String OF_PATIENT =
      "SELECT "
          + FIELDS
          + " FROM "
          + quoted(TrendMeasurement.NAME)
          + " WHERE "
          + quoted(TrendMeasurement.PATIENT)
          + " = $patient";

  private static final String OF_METRIC =
      OF_PATIENT + " AND " + quoted(TrendMeasurement.METRIC) + " = $metric";

  private static final String PER_METRIC = " GROUP BY " + quoted(TrendMeasurement.METRIC);

  private final InfluxConnection connection;

  InfluxTrendRepository(InfluxConnection connection) {
    this.connection = connection;
  }

  @Override
  public Map<String, List<ChartDay>> days(AuthorizedPatient patient) throws IOException {
    return read(patient, OF_PATIENT, Map.of("patient", patient.patientId()));
  }

  @Override
  public List<ChartDay> days(AuthorizedPatient patient, String metric) throws IOException {
    return read(patient, OF_METRIC, Map.of("patient", patient.patientId(), "metric", metric))
        .getOrDefault(metric, List.of());
  }

  private Map<String, List<ChartDay>> read(
      AuthorizedPatient patient, String influxQl, Map<String, String> parameters)
      throws IOException {
    Map<String, List<ChartDay>> found = new HashMap<>();
    for (QueryResult.Series series : connection.read(influxQl + PER_METRIC, parameters)) {
      List<ChartDay> days = new ArrayList<>();
      for (List<Object> values : series.getValues()) {
        Row row = new Row(series.getColumns(), values);
        ChartDay day = row.day();
        if (!patient.withholds(day.day(), row.text(TrendMeasurement.CONFIDENTIALITY))) {
          days.add(day);
        }
      }
      if (!days.isEmpty()) {
        found.put(series.getTags().getOrDefault(TrendMeasurement.METRIC, ""), days);
      }
    }
    return found;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  /** One point by the names of its columns. */
  private record Row(List<String> columns, List<Object> values) {
    ChartDay day() throws IOException {
      Set<String> absent = new HashSet<>(List.of(text(TrendMeasurement.ABSENT).split(",", -1)));
      return new ChartDay(
          LocalDate.ofInstant(Instant.ofEpochSecond((long) required("time")), ZoneOffset.UTC),
          absent.contains(TrendMeasurement.VALUE) ? 0 : required(TrendMeasurement.VALUE),
          Boolean.TRUE.equals(value(TrendMeasurement.VALID)),
          required(TrendMeasurement.COVERAGE),
          text(TrendMeasurement.STATUS),
          (int) required(TrendMeasurement.BASELINE_DAYS),
          number(TrendMeasurement.USUAL_LOW, absent),
          number(TrendMeasurement.USUAL_HIGH, absent),
          number(TrendMeasurement.EWMA, absent),
          number(TrendMeasurement.LOWER_LIMIT, absent),
          number(TrendMeasurement.UPPER_LIMIT, absent),
          new Course(
              number(TrendMeasurement.SLOPE_PER_DAY, absent),
              number(TrendMeasurement.SLOPE_14_LOWER, absent),
              number(TrendMeasurement.SLOPE_14_UPPER, absent),
              number(TrendMeasurement.VARIABILITY_RATIO, absent),
              number(TrendMeasurement.VARIABILITY_LIMIT, absent),
              number(TrendMeasurement.ADMISSION_MEAN, absent)),
          new Baseline(
              number(TrendMeasurement.BASELINE_MEAN, absent),
              number(TrendMeasurement.BASELINE_SD, absent),
              number(TrendMeasurement.Z, absent)),
          (long) required(TrendMeasurement.REVISION),
          !text(TrendMeasurement.FINALITY).equals(Finality.FINAL.name()),
          Instant.ofEpochMilli((long) required(TrendMeasurement.RECEIVED_AT)));
    }

    private @Nullable Object value(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? null : values.get(at);
    }

    private String text(String column) throws IOException {
      if (value(column) instanceof String text) {
        return text;
      }
      throw notOurs(column);
    }

    private double required(String column) throws IOException {
      if (value(column) instanceof Double number) {
        return number;
      }
      throw notOurs(column);
    }

    private @Nullable Double number(String column, Set<String> absent) {
      return !absent.contains(column) && value(column) instanceof Double number ? number : null;
    }

    /** What stands there was not written by the trend job: as good as no answer. */
    private static IOException notOurs(String column) {
      return new IOException("a trend point in InfluxDB has no " + column);
    }
  }
}
