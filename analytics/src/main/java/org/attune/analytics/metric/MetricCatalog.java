package org.attune.analytics.metric;

import static org.attune.analytics.metric.Aggregation.MEAN;
import static org.attune.analytics.metric.Aggregation.SUM;
import static org.attune.analytics.metric.Direction.HIGHER_IS_BETTER;
import static org.attune.analytics.metric.Direction.LOWER_IS_BETTER;
import static org.attune.analytics.metric.Direction.NEUTRAL;
import static org.attune.analytics.metric.MetricFamily.ENGAGEMENT;
import static org.attune.analytics.metric.MetricFamily.JOURNAL;
import static org.attune.analytics.metric.MetricFamily.PHYSIOLOGY;
import static org.attune.analytics.metric.MetricFamily.SAFETY_URGE;
import static org.attune.analytics.metric.MetricFamily.SELF_REPORT;
import static org.attune.analytics.metric.MetricFamily.TREATMENT;
import static org.attune.analytics.metric.MetricKind.COMPOSITE;
import static org.attune.analytics.metric.MetricKind.DAILY;
import static org.attune.analytics.metric.MetricKind.DERIVED;
import static org.attune.analytics.metric.MetricKind.MINUTE_SERIES;
import static org.attune.analytics.metric.MetricKind.RATING;
import static org.attune.analytics.metric.MetricKind.SPARSE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The metrics Attune knows, with units, plausible ranges and directions; reasons and sources in
 * {@code docs/CLINICAL.md}.
 *
 * <p>Plausible ranges are wide on purpose: they catch broken sensors and wrong units, never unusual
 * people. LOINC codes are given only where they were confirmed.
 */
public final class MetricCatalog {

  /**
   * Least share of a day's minutes. A wear day of 10 of 24 hours (0.42) is the usual validity rule
   * of accelerometer studies (Troiano 2008); 0.4 leaves room for a short charge.
   */
  private static final double WEAR_DAY = 0.4;

  /** One per cent of a 0 to 10 rating. */
  private static final double RATING_SD_FLOOR = 0.1;

  private static final List<Metric> OTHERS =
      List.of(
          rating("mood", "Mood", HIGHER_IS_BETTER),
          rating("anxiety", "Anxiety", LOWER_IS_BETTER),
          rating("stress", "Stress", LOWER_IS_BETTER),
          rating("craving", "Craving", LOWER_IS_BETTER),
          rating("energy", "Energy", HIGHER_IS_BETTER),
          rating("restlessness", "Restlessness", LOWER_IS_BETTER),
          rating("irritability", "Irritability", LOWER_IS_BETTER),
          rating("agitation", "Agitation", LOWER_IS_BETTER),
          rating("worry", "Worry", LOWER_IS_BETTER),
          rating("down", "Feeling down", LOWER_IS_BETTER),
          rating("loneliness", "Loneliness", LOWER_IS_BETTER),
          rating("cheerfulness", "Cheerfulness", HIGHER_IS_BETTER),
          rating("enthusiasm", "Enthusiasm", HIGHER_IS_BETTER),
          rating("satisfaction", "Satisfaction", HIGHER_IS_BETTER),
          rating("relaxation", "Relaxation", HIGHER_IS_BETTER),
          rating("guilt", "Guilt", LOWER_IS_BETTER),
          rating("self-doubt", "Self-doubt", LOWER_IS_BETTER),
          rating("suspicion", "Suspicion", LOWER_IS_BETTER),
          rating("strength", "Feeling strong", HIGHER_IS_BETTER),
          rating("concentration", "Concentration", HIGHER_IS_BETTER),
          rating("tiredness", "Tiredness", LOWER_IS_BETTER),
          rating("positive-affect", "Positive feelings", HIGHER_IS_BETTER),
          rating("hopelessness", "Hopelessness", LOWER_IS_BETTER),
          rating("rumination", "Rumination", LOWER_IS_BETTER),
          rating("tension", "Tension", LOWER_IS_BETTER),
          rating("anger", "Anger", LOWER_IS_BETTER),
          rating("fear", "Fear", LOWER_IS_BETTER),
          rating("anhedonia", "Loss of interest", LOWER_IS_BETTER),
          rating("sadness", "Sadness", LOWER_IS_BETTER),
          rating("poor-sleep", "Poor sleep", LOWER_IS_BETTER),
          rating("poor-appetite", "Poor appetite", LOWER_IS_BETTER),
          urge("urge-suicide", "Suicide urge", SAFETY_URGE),
          urge("urge-self-harm", "Self-harm urge", SAFETY_URGE),
          urge("urge-use", "Urge to use", SELF_REPORT),
          // Floor: after fourteen free days one attack, or two, stays inside the limits; three on
          // one day do not.
          diary("panic-attacks", "Panic attacks", "{count}", 30, LOWER_IS_BETTER, SUM, 0.25),
          diary("target-behavior", "Target behavior", "{count}", 30, LOWER_IS_BETTER, SUM, 0.25),
          diary("skills-used", "Skills used", "{count}", 30, HIGHER_IS_BETTER, SUM, 0.25),
          // 0 or 1. Floor: the SD of somebody who misses one day in 25; two missed days in a row
          // stay inside the limits, a third does not.
          diary("medication-taken", "Medication taken", "{taken}", 1, HIGHER_IS_BETTER, MEAN, 0.2),
          // Neutral: exercise and distress raise it alike.
          minutes("heart-rate", "Heart rate", "/min", 25, 240, NEUTRAL, MEAN, 2),
          daily("resting-heart-rate", "Resting heart rate", "/min", 25, 150, LOWER_IS_BETTER, 1),
          derived(
              "resting-heart-rate-derived", "Resting heart rate (from minutes)", "/min", 25, 150),
          // Two statistics of the same beats that differ by a factor that varies between people:
          // two metrics, never one series.
          daily("hrv-rmssd", "Heart rate variability (RMSSD)", "ms", 1, 300, HIGHER_IS_BETTER, 3),
          daily("hrv-sdnn", "Heart rate variability (SDNN)", "ms", 1, 400, HIGHER_IS_BETTER, 4),
          // Floor: one per cent of a day of 20 000 steps, the upper end of ordinary days.
          minutes("steps", "Steps (by the minute)", "{steps}", 0, 300, HIGHER_IS_BETTER, SUM, 200),
          daily("daily-steps", "Steps", "{steps}", 0, 100_000, HIGHER_IS_BETTER, 200),
          daily("active-minutes", "Active minutes", "min", 0, 1440, HIGHER_IS_BETTER, 15),
          // Wrist counts a minute: single minutes reach 7 400 and day means lie near 80 to 400 in
          // the Depresjon recordings (Garcia-Ceja 2018). Floor: one per cent of a day mean of 500.
          minutes("activity-count", "Activity", "{counts}", 0, 20_000, HIGHER_IS_BETTER, MEAN, 5),
          daily("respiratory-rate", "Respiratory rate", "/min", 4, 60, NEUTRAL, 0.5),
          daily("spo2", "Oxygen saturation", "%", 50, 100, HIGHER_IS_BETTER, 0.5),
          daily("skin-temperature", "Skin temperature", "Cel", 20, 45, NEUTRAL, 0.25),
          // Neutral: short and long sleep both go with depression (insomnia and hypersomnia:
          // Zhang 2021).
          daily("sleep-duration", "Sleep duration", "h", 0, 24, NEUTRAL, 0.25),
          daily("sleep-efficiency", "Sleep efficiency", "%", 0, 100, HIGHER_IS_BETTER, 1),
          // Hours since the midnight of the wake-up date, cut at 18:00, where few midpoints
          // lie. Neutral: what matters is that it moves.
          daily("sleep-midpoint", "Midpoint of sleep", "h", -6, 18, NEUTRAL, 0.25),
          summed("nap-duration", "Naps", "h", 12, PHYSIOLOGY, 0.25),
          // What the patient says of the night is another series than what a device measured: the
          // two differ, and by how much is itself a symptom.
          told("sleep-duration-reported", "Sleep duration (reported)", "h", 0, 24, NEUTRAL, 0.25),
          told(
              "sleep-efficiency-reported",
              "Sleep efficiency (reported)",
              "%",
              0,
              100,
              HIGHER_IS_BETTER,
              1),
          told(
              "sleep-midpoint-reported",
              "Midpoint of sleep (reported)",
              "h",
              -6,
              18,
              NEUTRAL,
              0.25),
          summed("nap-duration-reported", "Naps (reported)", "h", 12, SELF_REPORT, 0.25),
          summed("session-minutes", "Sessions attended", "min", 720, ENGAGEMENT, 15),
          new Metric(
              "check-ins-given",
              "Check-ins given",
              "{count}",
              0,
              50,
              HIGHER_IS_BETTER,
              SUM,
              DERIVED,
              ENGAGEMENT,
              0,
              0.3,
              null),
          substances("substances-tested-positive", "Substances found by tests"),
          substances("substances-self-report", "Substances used (reported)"),
          // Spread of the last seven nights; its windows overlap, so it gets no limits.
          shown("sleep-variability", "Night-to-night variability of sleep", "h", 12, PHYSIOLOGY),
          // Standard deviations towards worse, mean over the ratings; drawn against limits of its
          // own.
          new Metric(
              "ratings-together",
              "Ratings together",
              "{SD}",
              -20,
              20,
              LOWER_IS_BETTER,
              MEAN,
              COMPOSITE,
              SELF_REPORT,
              0,
              0.3,
              null),
          shown(TreatmentMarks.MEDICATION, "Medication changed", "{count}", 50, TREATMENT),
          shown(TreatmentMarks.LEVEL_OF_CARE, "Level of care changed", "{count}", 50, TREATMENT),
          shown(TreatmentMarks.PHASE, "Phase of treatment changed", "{count}", 50, TREATMENT),
          shown(TreatmentMarks.EXPOSURE, "Exposure work", "{count}", 50, TREATMENT),
          new Metric(
              "journal-tone",
              "How journals sound",
              "{score}",
              -1,
              1,
              HIGHER_IS_BETTER,
              MEAN,
              SPARSE,
              JOURNAL,
              0,
              0.1,
              null));

  private static final List<Metric> METRICS =
      Stream.of(OTHERS, QuestionnaireMetrics.ALL, PrintedTotals.ALL).flatMap(List::stream).toList();

  /** Substances that tests of a day found and that were not expected. */
  public static final String USE_TESTED = "substances-tested-positive";

  /** Substances whose use on a day the patient told of. */
  public static final String USE_REPORTED = "substances-self-report";

  /** How the entries of a day sound. */
  public static final String JOURNAL_TONE = "journal-tone";

  /** The ratings of a patient taken together. */
  public static final String TOGETHER = "ratings-together";

  private static final Map<String, Metric> BY_ID = byId();

  private record Conversion(String from, String to, DoubleUnaryOperator formula) {}

  private static final List<Conversion> CONVERSIONS =
      List.of(
          new Conversion("[degF]", "Cel", degrees -> (degrees - 32) * 5 / 9),
          new Conversion("K", "Cel", kelvin -> kelvin - 273.15),
          new Conversion("min", "h", minutes -> minutes / 60),
          new Conversion("s", "h", seconds -> seconds / 3600),
          new Conversion("ms", "h", millis -> millis / 3_600_000),
          new Conversion("h", "min", hours -> hours * 60),
          new Conversion("s", "min", seconds -> seconds / 60),
          new Conversion("ms", "min", millis -> millis / 60_000),
          new Conversion("s", "ms", seconds -> seconds * 1000),
          new Conversion("1", "%", ratio -> ratio * 100),
          new Conversion("1/min", "/min", rate -> rate),
          new Conversion("/s", "/min", rate -> rate * 60),
          new Conversion("Hz", "/min", rate -> rate * 60),
          new Conversion("1", "{score}", score -> score),
          new Conversion("1", "{SD}", deviations -> deviations),
          new Conversion("1", "{count}", count -> count),
          new Conversion("1", "{taken}", taken -> taken),
          new Conversion("1", "{steps}", steps -> steps),
          new Conversion("{step}", "{steps}", steps -> steps),
          new Conversion("{count}", "{steps}", steps -> steps),
          new Conversion("1", "{counts}", counts -> counts),
          new Conversion("{count}", "{counts}", counts -> counts));

  /**
   * Metric id → annotated spellings of its own unit. By metric, because an annotation names the
   * thing counted: breaths under heart-rate are a mistake of the sender, not a unit.
   */
  private static final Map<String, List<String>> ANNOTATED_UNITS =
      Map.of(
          "heart-rate", List.of("{beats}/min", "{beat}/min", "{Beats}/min"),
          "resting-heart-rate", List.of("{beats}/min", "{beat}/min", "{Beats}/min"),
          "respiratory-rate", List.of("{breaths}/min", "{breath}/min"));

  private MetricCatalog() {}

  /** The metric of that id; empty when the catalogue does not know it. */
  public static Optional<Metric> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The metric of an id that was in the catalogue before.
   *
   * @throws IllegalStateException when it has left: metrics in use are never removed
   */
  public static Metric get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalStateException("a metric left the catalogue: " + id));
  }

  /** Every metric, in the order they are shown. */
  public static List<Metric> all() {
    return METRICS;
  }

  /**
   * Brings a value into the metric's own unit.
   *
   * @param unit UCUM unit of {@code value}; empty means the metric's own
   * @return the value in {@link Metric#unit}, not checked for plausibility; empty for a unit that
   *     is not listed for this metric
   */
  public static OptionalDouble convert(Metric metric, String unit, double value) {
    if (unit.isEmpty()
        || unit.equals(metric.unit())
        || ANNOTATED_UNITS.getOrDefault(metric.id(), List.of()).contains(unit)) {
      return OptionalDouble.of(value);
    }
    for (Conversion conversion : CONVERSIONS) {
      if (conversion.from().equals(unit) && conversion.to().equals(metric.unit())) {
        return OptionalDouble.of(conversion.formula().applyAsDouble(value));
      }
    }
    return OptionalDouble.empty();
  }

  private static Metric rating(String id, String label, Direction direction) {
    return new Metric(
        id,
        label,
        "{score}",
        0,
        10,
        direction,
        MEAN,
        RATING,
        SELF_REPORT,
        0,
        RATING_SD_FLOOR,
        null);
  }

  /** Diary-card urges, 0 to 5 as on DBT diary cards. */
  private static Metric urge(String id, String label, MetricFamily family) {
    return new Metric(
        id, label, "{score}", 0, 5, LOWER_IS_BETTER, MEAN, RATING, family, 0, 0.1, null);
  }

  private static Metric diary(
      String id,
      String label,
      String unit,
      double max,
      Direction direction,
      Aggregation aggregation,
      double sdFloor) {
    return new Metric(
        id, label, unit, 0, max, direction, aggregation, RATING, SELF_REPORT, 0, sdFloor, null);
  }

  private static Metric minutes(
      String id,
      String label,
      String unit,
      double min,
      double max,
      Direction direction,
      Aggregation aggregation,
      double sdFloor) {
    return new Metric(
        id,
        label,
        unit,
        min,
        max,
        direction,
        aggregation,
        MINUTE_SERIES,
        PHYSIOLOGY,
        WEAR_DAY,
        sdFloor,
        null);
  }

  private static Metric daily(
      String id,
      String label,
      String unit,
      double min,
      double max,
      Direction direction,
      double sdFloor) {
    return new Metric(
        id, label, unit, min, max, direction, MEAN, DAILY, PHYSIOLOGY, 0, sdFloor, null);
  }

  /** A value of a day that the patient tells. */
  private static Metric told(
      String id,
      String label,
      String unit,
      double min,
      double max,
      Direction direction,
      double sdFloor) {
    return new Metric(
        id, label, unit, min, max, direction, MEAN, DAILY, SELF_REPORT, 0, sdFloor, null);
  }

  /** Parts of a day that add up, none negative; {@code max} is that of a single part. */
  private static Metric summed(
      String id, String label, String unit, double max, MetricFamily family, double sdFloor) {
    return new Metric(
        id,
        label,
        unit,
        0,
        max,
        family == ENGAGEMENT ? HIGHER_IS_BETTER : NEUTRAL,
        SUM,
        DAILY,
        family,
        0,
        sdFloor,
        null);
  }

  private static Metric substances(String id, String label) {
    return new Metric(
        id,
        label,
        "{count}",
        0,
        1,
        LOWER_IS_BETTER,
        SUM,
        DAILY,
        MetricFamily.SUBSTANCE_USE,
        0,
        0.1,
        null);
  }

  private static Metric derived(String id, String label, String unit, double min, double max) {
    return new Metric(
        id, label, unit, min, max, LOWER_IS_BETTER, MEAN, DERIVED, PHYSIOLOGY, 0, 1, null);
  }

  /** Shown day by day and never charted: summed over the day. */
  private static Metric shown(
      String id, String label, String unit, double max, MetricFamily family) {
    return new Metric(
        id,
        label,
        unit,
        0,
        max,
        family == PHYSIOLOGY ? LOWER_IS_BETTER : NEUTRAL,
        SUM,
        SPARSE,
        family,
        0,
        0.1,
        null);
  }

  private static Map<String, Metric> byId() {
    Map<String, Metric> byId = new HashMap<>();
    for (Metric metric : METRICS) {
      if (byId.put(metric.id(), metric) != null) {
        throw new IllegalStateException("two metrics of one id: " + metric.id());
      }
    }
    return Map.copyOf(byId);
  }
}
