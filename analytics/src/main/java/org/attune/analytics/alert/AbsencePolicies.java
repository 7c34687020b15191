package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.risk.Disengagement;
import org.jspecify.annotations.Nullable;

/**
 * What does not come: words of the patient, data of the wearable, a questionnaire. Looked at as
 * time passes. Silence is measured by the patient's own habit ({@code docs/CLINICAL.md} §7); a
 * wearable that is off while the patient still answers is no silence.
 *
 * @param history what is known of the patient
 * @param plan the plan in force
 * @param nowMillis Flink time, epoch milliseconds UTC
 * @param confidentiality rules of whatever is known of the patient
 */
record AbsencePolicies(
    PatientHistory history, MonitoringPlan plan, long nowMillis, Confidentiality confidentiality) {
  /** What silence is about. */
  static final String PATIENT = "patient";

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final int WEARABLE_DAYS = 3;
  private static final int LEAST_WORN_DAYS = 5;

  /** A form that is a few days late is not overdue yet. */
  private static final double OVERDUE_FACTOR = 2;

  private int today() {
    long zone = history.habit().zoneOffsetMinutes() * 60_000L;
    return (int) Math.floorDiv(nowMillis + zone, DAY_MILLIS);
  }

  /** Everything that has not come. */
  List<Finding> findings(Map<String, Standing> standings, boolean safetyOpen) {
    List<Finding> found = new ArrayList<>();
    if (!history.enrolled()) {
      return found;
    }
    if (plan.watches(SignalPolicy.SILENCE) && surprise() >= Disengagement.ALERT) {
      found.add(
          finding(
              AlertKind.SILENCE,
              "silence@" + history.habit().latestDay(),
              Reason.SILENT,
              safetyOpen ? Tier.SAME_DAY : Tier.ROUTINE,
              PATIENT,
              history.habit().latestDay(),
              (double) history.habit().gap(today())));
    }
    int worn = lastWorn(standings);
    if (plan.watches(SignalPolicy.WEARABLE_OFF) && wearableOff(standings)) {
      found.add(
          finding(
              AlertKind.WEARABLE_OFF,
              "wearable@" + worn,
              Reason.WEARABLE_OFF,
              Tier.ROUTINE,
              "wearable",
              worn,
              (double) (today() - worn - 1)));
    }
    if (plan.watches(SignalPolicy.MEASURE_OVERDUE)) {
      new TreeMap<>(history.scores())
          .forEach(
              (instrument, track) -> {
                if (overdue(instrument, track)) {
                  found.add(overdueFinding(instrument, track));
                }
              });
    }
    return found;
  }

  /** Kinds whose absence has ended. */
  Set<AlertKind> settled(Map<String, Standing> standings) {
    Set<AlertKind> over = EnumSet.noneOf(AlertKind.class);
    if (!history.enrolled()) {
      over.addAll(EnumSet.of(AlertKind.SILENCE, AlertKind.WEARABLE_OFF, AlertKind.MEASURE_OVERDUE));
      return over;
    }
    if (history.habit().gap(today()) <= 1) {
      over.add(AlertKind.SILENCE);
    }
    if (lastWorn(standings) >= today() - 1) {
      over.add(AlertKind.WEARABLE_OFF);
    }
    if (history.scores().entrySet().stream().noneMatch(e -> overdue(e.getKey(), e.getValue()))) {
      over.add(AlertKind.MEASURE_OVERDUE);
    }
    return over;
  }

  /** How surprising the silence is; see {@link Habit#surprise}. */
  double surprise() {
    return history.habit().surprise(today());
  }

  private boolean wearableOff(Map<String, Standing> standings) {
    int worn = lastWorn(standings);
    boolean habit =
        standings.entrySet().stream()
            .anyMatch(e -> wearable(e.getKey()) && e.getValue().recent().size() >= LEAST_WORN_DAYS);
    return habit
        && today() - worn > WEARABLE_DAYS
        // The patient is still there; else it is silence, which is told by itself.
        && history.habit().latestDay() > worn
        && surprise() < Disengagement.WATCH;
  }

  private boolean overdue(String instrument, ScoreTrack track) {
    Integer every = plan.measureDays().get(named(instrument));
    return every != null
        && nowMillis - track.latest().atMillis() > Math.round(OVERDUE_FACTOR * every * DAY_MILLIS);
  }

  /** Totals are kept by instrument and wording. */
  private static String named(String key) {
    int at = key.indexOf('@');
    return at < 0 ? key : key.substring(0, at);
  }

  private Finding overdueFinding(String instrument, ScoreTrack track) {
    return finding(
        AlertKind.MEASURE_OVERDUE,
        instrument + "@" + track.latest().atMillis(),
        Reason.MEASURE_OVERDUE,
        Tier.ROUTINE,
        named(instrument),
        null,
        (double) Math.floorDiv(nowMillis - track.latest().atMillis(), DAY_MILLIS));
  }

  private Finding finding(
      AlertKind kind,
      String key,
      Reason reason,
      Tier tier,
      String metric,
      @Nullable Integer epochDay,
      @Nullable Double value) {
    Evidence evidence =
        new Evidence(
            key,
            reason,
            tier,
            metric,
            epochDay,
            value,
            null,
            null,
            null,
            null,
            null,
            null,
            nowMillis,
            nowMillis,
            history.habit().zoneOffsetMinutes(),
            List.of(),
            history.habit().live());
    return new Finding(kind, evidence, 0, false, confidentiality);
  }

  private static int lastWorn(Map<String, Standing> standings) {
    return standings.entrySet().stream()
        .filter(e -> wearable(e.getKey()))
        .mapToInt(e -> e.getValue().latestDay())
        .max()
        .orElse(Habit.NONE);
  }

  private static boolean wearable(String metric) {
    return MetricCatalog.find(metric).map(Metric::family).orElse(MetricFamily.SELF_REPORT)
        == MetricFamily.PHYSIOLOGY;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AbsencePolicies[redacted]";
  }
}
