package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.analytics.trend.change.ChangeAlarms;
import org.attune.analytics.trend.change.ChangeSettings;
import org.jspecify.annotations.Nullable;

/**
 * The rule about change on one day: applied to the point's own metric, and to those of its kind
 * that it may support or no longer does.
 *
 * @param standings with the point in them
 * @param plan the plan in force
 * @param confidentiality strictest rules known of the patient: what a metric's alarm rests on may
 *     be stricter than the point that brought it about
 */
record ChartPolicy(
    Map<String, Standing> standings, MonitoringPlan plan, Confidentiality confidentiality) {

  /** What a metric's chart is about, apart from its family. */
  private static final Map<String, SignalPolicy> SPECIAL =
      Map.of(
          "craving", SignalPolicy.CRAVING,
          "urge-use", SignalPolicy.CRAVING,
          "panic-attacks", SignalPolicy.PANIC);

  /** The evidence that a charted point would be. */
  static @Nullable Evidence evidence(TrendPoint point) {
    ChartReading reading = point.reading();
    UsualRange usual = point.usual();
    boolean outside = point.status() == ChartStatus.ADVERSE;
    boolean towardsWorse = point.context() != null && worse(point) > 0;
    if (!outside && !towardsWorse) {
      return null;
    }
    return new Evidence(
        point.metric() + "@" + point.epochDay(),
        Reason.CHART_BREACH,
        Tier.ROUTINE,
        point.metric(),
        point.epochDay(),
        point.value(),
        null,
        reading == null || usual == null ? null : usual.mean(),
        reading == null ? null : reading.lowerLimit(),
        reading == null ? null : reading.upperLimit(),
        reading == null ? null : reading.ewma(),
        null,
        point.receivedAtMillis(),
        point.receivedAtMillis(),
        point.zoneOffsetMinutes(),
        List.of(),
        point.live());
  }

  private static double worse(TrendPoint point) {
    Double worse = point.context() == null ? null : point.context().worse();
    return worse == null ? 0 : worse;
  }

  /** What the point's day now says, metric by metric. */
  List<Finding> findings(Metric metric, TrendPoint point) {
    if (standing(metric.id()).forgot(point.epochDay())) {
      // What it was judged with is gone. It takes back what it raised only where it says nothing by
      // itself any more.
      return evidence(point) == null
          ? List.of(finding(metric, withdrawn(point), false, point.revision()))
          : List.of();
    }
    Map<String, Double> worse = worseOn(point.epochDay());
    List<Finding> findings = new ArrayList<>();
    DayStatus own = standing(metric.id()).day(point.epochDay());
    findings.add(
        finding(
            metric,
            own == null || own.breach() == null ? withdrawn(point) : own.breach(),
            own != null && alarms(metric, own, worse),
            point.revision()));
    for (String id : new ArrayList<>(standings.keySet())) {
      Metric second = MetricCatalog.find(id).orElse(metric);
      DayStatus day = standing(id).day(point.epochDay());
      if (day != null
          && day.breach() != null
          && second.family() == metric.family()
          && !second.id().equals(metric.id())) {
        findings.add(finding(second, day.breach(), alarms(second, day, worse), day.revision()));
      }
    }
    return findings;
  }

  private Standing standing(String metric) {
    return standings.getOrDefault(metric, Standing.NONE);
  }

  /** How far each metric is from its baseline on a day, where its point told. */
  private Map<String, Double> worseOn(int epochDay) {
    Map<String, Double> worse = new HashMap<>();
    standings.forEach(
        (metric, standing) -> {
          DayStatus day = standing.day(epochDay);
          if (day != null && day.worse() != null) {
            worse.put(metric, day.worse());
          }
        });
    return worse;
  }

  private boolean alarms(Metric metric, DayStatus day, Map<String, Double> worse) {
    if (day.breach() == null) {
      return false;
    }
    // A point that does not tell how far counts by its status.
    return day.worse() == null
        ? day.status() == ChartStatus.ADVERSE
        : ChangeAlarms.alarms(metric, worse, plan.sensitivity().scaled(ChangeSettings.DEFAULT));
  }

  private Finding finding(Metric metric, Evidence breach, boolean alarms, long revision) {
    return new Finding(kind(metric), breach, revision, !alarms, confidentiality);
  }

  /** Names the day, to take back what an earlier revision of it raised. */
  private static Evidence withdrawn(TrendPoint point) {
    return new Evidence(
        point.metric() + "@" + point.epochDay(),
        Reason.CHART_BREACH,
        Tier.UNKNOWN,
        point.metric(),
        point.epochDay(),
        point.value(),
        null,
        null,
        null,
        null,
        null,
        null,
        point.receivedAtMillis(),
        point.receivedAtMillis(),
        point.zoneOffsetMinutes(),
        List.of(Flag.RETRACTED),
        false);
  }

  private static SignalPolicy policy(Metric metric) {
    SignalPolicy special = SPECIAL.get(metric.id());
    if (special != null) {
      return special;
    }
    return metric.family() == MetricFamily.PHYSIOLOGY
        ? SignalPolicy.PHYSIOLOGY_CHART
        : SignalPolicy.SELF_REPORT_CHART;
  }

  private static AlertKind kind(Metric metric) {
    return switch (policy(metric)) {
      case CRAVING -> AlertKind.CRAVING;
      case PANIC -> AlertKind.PANIC;
      case PHYSIOLOGY_CHART -> AlertKind.PHYSIOLOGICAL_CHANGE;
      default -> AlertKind.SELF_REPORT_CHANGE;
    };
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChartPolicy[redacted]";
  }
}
