package org.attune.dashboard.projection;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.schemas.result.TrendPoint;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of trend_point and patient_activity. */
final class TrendTable {
  private static final String UPSERT =
      """
      insert into trend_point (patient_id, metric, local_day, value, samples, coverage, valid, status,
        baseline_days, baseline_mean, usual_low, usual_high, ewma, lower_limit, upper_limit,
        slope_per_day, slope14_lower, slope14_upper, variability_ratio, variability_limit,
        admission_mean, finality, received_at, confidentiality, revision, baseline_sd, z)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (patient_id, metric, local_day) do update set
        value = excluded.value,
        samples = excluded.samples,
        coverage = excluded.coverage,
        valid = excluded.valid,
        status = excluded.status,
        baseline_days = excluded.baseline_days,
        baseline_mean = excluded.baseline_mean,
        usual_low = excluded.usual_low,
        usual_high = excluded.usual_high,
        ewma = excluded.ewma,
        lower_limit = excluded.lower_limit,
        upper_limit = excluded.upper_limit,
        slope_per_day = excluded.slope_per_day,
        slope14_lower = excluded.slope14_lower,
        slope14_upper = excluded.slope14_upper,
        variability_ratio = excluded.variability_ratio,
        variability_limit = excluded.variability_limit,
        admission_mean = excluded.admission_mean,
        finality = excluded.finality,
        received_at = excluded.received_at,
        confidentiality = excluded.confidentiality,
        revision = excluded.revision,
        baseline_sd = excluded.baseline_sd,
        z = excluded.z
      where excluded.revision >= trend_point.revision
      """;

  // Given, because the driver would ask the server for the type of every null.
  private static final int[] TYPES = {
    Types.VARCHAR,
    Types.VARCHAR,
    Types.DATE,
    Types.DOUBLE,
    Types.INTEGER,
    Types.DOUBLE,
    Types.BOOLEAN,
    Types.VARCHAR,
    Types.INTEGER,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.VARCHAR,
    Types.TIMESTAMP,
    Types.VARCHAR,
    Types.BIGINT,
    Types.DOUBLE,
    Types.DOUBLE
  };

  private static final String ACTIVITY =
      """
      insert into patient_activity (patient_id, last_received_at) values (?, ?)
      on conflict (patient_id) do update
        set last_received_at = greatest(patient_activity.last_received_at, excluded.last_received_at)
      """;

  private final JdbcTemplate jdbc;

  TrendTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(List<TrendPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    record Key(String patientId, String metric, Object localDay) {}
    Collection<TrendPoint> latest =
        LatestByKey.of(
            points,
            point -> new Key(point.getPatientId(), point.getMetric(), point.getLocalDay()),
            TrendPoint::getRevision);
    List<Object[]> rows = new ArrayList<>();
    Map<String, Instant> activity = new HashMap<>();
    for (TrendPoint point : latest) {
      rows.add(
          new Object[] {
            point.getPatientId(),
            point.getMetric(),
            point.getLocalDay(),
            point.getValue(),
            point.getSamples(),
            point.getCoverage(),
            point.getValid(),
            point.getStatus().name(),
            point.getBaselineDays(),
            point.getBaselineMean(),
            point.getUsualLow(),
            point.getUsualHigh(),
            point.getEwma(),
            point.getLowerLimit(),
            point.getUpperLimit(),
            point.getSlopePerDay(),
            point.getSlope14Lower(),
            point.getSlope14Upper(),
            point.getVariabilityRatio(),
            point.getVariabilityLimit(),
            point.getAdmissionMean(),
            point.getFinality().name(),
            Timestamp.from(point.getReceivedAt()),
            point.getConfidentiality().name(),
            point.getRevision(),
            point.getBaselineSd(),
            point.getZ()
          });
      activity.merge(
          point.getPatientId(),
          point.getReceivedAt(),
          (old, fresh) -> fresh.isAfter(old) ? fresh : old);
    }
    jdbc.batchUpdate(UPSERT, rows, TYPES);
    List<Object[]> activityRows = new ArrayList<>();
    activity.forEach(
        (patientId, at) -> activityRows.add(new Object[] {patientId, Timestamp.from(at)}));
    jdbc.batchUpdate(ACTIVITY, activityRows);
  }
}
