package org.attune.influx;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.attune.schemas.result.TrendPoint;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;

/**
 * What a trend point looks like in InfluxDB; the one place that knows.
 *
 * <p>One measurement, {@value #NAME}. Tags: {@value #PATIENT} (opaque id), {@value #METRIC} (id of
 * the metric catalogue). Time: the patient's local day, as midnight UTC of the date of that name:
 * the point of 3 November lies at 2026-11-03T00:00:00Z wherever the patient was. Tags and time are
 * the key of the topic, so each day of a metric is one point, and a newer revision lies on the
 * older one.
 *
 * <p>A write replaces the fields it holds and leaves the others as they were. A number that an
 * older revision had and this one has not is therefore named in {@value #ABSENT}, and readers take
 * it for null: otherwise limits would outlive the baseline they came from.
 *
 * <p>No tag shares its name with a field: InfluxDB 3 Core refuses that.
 */
public final class TrendMeasurement {
  public static final String NAME = "trend";

  public static final String PATIENT = "patient";
  public static final String METRIC = "metric";

  /** Day value, metric's unit. */
  public static final String VALUE = "value";

  /** Observations it rests on. */
  public static final String SAMPLES = "samples";

  /** Share of the day observed, 0 to 1. */
  public static final String COVERAGE = "coverage";

  /** Whether enough of the day was observed. */
  public static final String VALID = "valid";

  /** Name of the chart status. */
  public static final String STATUS = "status";

  /** Days the baseline rests on. */
  public static final String BASELINE_DAYS = "baseline_days";

  public static final String BASELINE_MEAN = "baseline_mean";
  public static final String BASELINE_SD = "baseline_sd";
  public static final String USUAL_LOW = "usual_low";
  public static final String USUAL_HIGH = "usual_high";
  public static final String EWMA = "ewma";
  public static final String LOWER_LIMIT = "lower_limit";
  public static final String UPPER_LIMIT = "upper_limit";
  public static final String Z = "z";
  public static final String SLOPE_PER_DAY = "slope_per_day";
  public static final String BASELINE_MEDIAN = "baseline_median";
  public static final String BASELINE_MAD = "baseline_mad";
  public static final String ADMISSION_MEAN = "admission_mean";
  public static final String ADMISSION_SD = "admission_sd";
  public static final String WEEKDAY_EFFECT = "weekday_effect";
  public static final String WORSE = "worse";
  public static final String CUSUM_UP = "cusum_up";
  public static final String CUSUM_DOWN = "cusum_down";
  public static final String VARIABILITY_RATIO = "variability_ratio";
  public static final String VARIABILITY_LIMIT = "variability_limit";
  public static final String SLOPE_7_PER_DAY = "slope7_per_day";
  public static final String SLOPE_7_LOWER = "slope7_lower";
  public static final String SLOPE_7_UPPER = "slope7_upper";
  public static final String SLOPE_14_LOWER = "slope14_lower";
  public static final String SLOPE_14_UPPER = "slope14_upper";
  public static final String ROBUST_Z = "robust_z";
  public static final String AUTOCORRELATION_TAU = "autocorrelation_tau";
  public static final String VARIANCE_TAU = "variance_tau";

  /** Grows with every change of the point. */
  public static final String REVISION = "revision";

  /** Name of the finality. */
  public static final String FINALITY = "finality";

  /** Whether a live observation is among the inputs. */
  public static final String LIVE = "live";

  /** Latest receipt among the inputs, epoch milliseconds UTC. */
  public static final String RECEIVED_AT = "received_at_ms";

  /** Offset of the latest observation from UTC, minutes. */
  public static final String ZONE_OFFSET = "zone_offset_minutes";

  /** Name of the confidentiality. */
  public static final String CONFIDENTIALITY = "confidentiality";

  /** Names of the numbers that this revision does not have, joined by commas. */
  public static final String ABSENT = "absent";

  private TrendMeasurement() {}

  /** The point of a record. */
  public static Point point(TrendPoint point) {
    Point.Builder made =
        Point.measurement(NAME)
            .tag(PATIENT, point.getPatientId())
            .tag(METRIC, point.getMetric())
            .time(
                point.getLocalDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond(), TimeUnit.SECONDS)
            .addField(SAMPLES, (long) point.getSamples())
            .addField(COVERAGE, point.getCoverage())
            .addField(VALID, point.getValid())
            .addField(STATUS, point.getStatus().name())
            .addField(BASELINE_DAYS, (long) point.getBaselineDays())
            .addField(REVISION, point.getRevision())
            .addField(FINALITY, point.getFinality().name())
            .addField(LIVE, point.getNotify())
            .addField(RECEIVED_AT, point.getReceivedAt().toEpochMilli())
            .addField(ZONE_OFFSET, (long) point.getZoneOffsetMinutes())
            .addField(CONFIDENTIALITY, point.getConfidentiality().name());
    List<String> absent = new ArrayList<>();
    numbers(point)
        .forEach(
            (name, number) -> {
              // InfluxDB has no NaN and no infinity.
              if (number != null && Double.isFinite(number)) {
                made.addField(name, number.doubleValue());
              } else {
                absent.add(name);
              }
            });
    return made.addField(ABSENT, String.join(",", absent)).build();
  }

  /** The numbers that a revision may lack; a new one of the contract goes here. */
  private static Map<String, @Nullable Double> numbers(TrendPoint point) {
    Map<String, @Nullable Double> numbers = new LinkedHashMap<>();
    numbers.put(VALUE, point.getValue());
    numbers.put(BASELINE_MEAN, point.getBaselineMean());
    numbers.put(BASELINE_SD, point.getBaselineSd());
    numbers.put(USUAL_LOW, point.getUsualLow());
    numbers.put(USUAL_HIGH, point.getUsualHigh());
    numbers.put(EWMA, point.getEwma());
    numbers.put(LOWER_LIMIT, point.getLowerLimit());
    numbers.put(UPPER_LIMIT, point.getUpperLimit());
    numbers.put(Z, point.getZ());
    numbers.put(SLOPE_PER_DAY, point.getSlopePerDay());
    numbers.put(BASELINE_MEDIAN, point.getBaselineMedian());
    numbers.put(BASELINE_MAD, point.getBaselineMad());
    numbers.put(ADMISSION_MEAN, point.getAdmissionMean());
    numbers.put(ADMISSION_SD, point.getAdmissionSd());
    numbers.put(WEEKDAY_EFFECT, point.getWeekdayEffect());
    numbers.put(WORSE, point.getWorse());
    numbers.put(CUSUM_UP, point.getCusumUp());
    numbers.put(CUSUM_DOWN, point.getCusumDown());
    numbers.put(VARIABILITY_RATIO, point.getVariabilityRatio());
    numbers.put(VARIABILITY_LIMIT, point.getVariabilityLimit());
    numbers.put(SLOPE_7_PER_DAY, point.getSlope7PerDay());
    numbers.put(SLOPE_7_LOWER, point.getSlope7Lower());
    numbers.put(SLOPE_7_UPPER, point.getSlope7Upper());
    numbers.put(SLOPE_14_LOWER, point.getSlope14Lower());
    numbers.put(SLOPE_14_UPPER, point.getSlope14Upper());
    numbers.put(ROBUST_Z, point.getRobustZ());
    numbers.put(AUTOCORRELATION_TAU, point.getAutocorrelationTau());
    numbers.put(VARIANCE_TAU, point.getVarianceTau());
    return numbers;
  }
}
