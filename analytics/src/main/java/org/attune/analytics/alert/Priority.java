package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.risk.Disengagement;

/**
 * How pressing a patient is to be looked at: the highest tier of the open episodes, and why. What
 * reassures and what is missing is said beside it and never lowers it.
 */
record Priority(
    Map<String, Standing> standings,
    Map<AlertKind, Episode> episodes,
    Map<AlertKind, HeldBack> heldBack,
    PatientHistory history,
    AbsencePolicies absence,
    long nowMillis) {
  /** A metric without data for this many days is listed as missing. */
  private static final int MISSING_DAYS = 7;

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /**
   * The assessment.
   *
   * @param revision above that of the one last published
   */
  RiskAssessment assess(String patientId, long revision, Confidentiality confidentiality) {
    return new RiskAssessment(
        patientId,
        level(),
        signals(),
        ProtectivePolicy.signals(history, standings, nowMillis),
        missing(),
        nowMillis,
        revision,
        confidentiality);
  }

  private int today() {
    return (int) Math.floorDiv(nowMillis, DAY_MILLIS);
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (Episode episode : episodes.values()) {
      Map<String, Evidence> latest = new HashMap<>();
      episode
          .evidence()
          .forEach(joined -> latest.put(joined.evidence().metric(), joined.evidence()));
      latest.values().forEach(evidence -> signals.add(signal(evidence)));
    }
    signals.sort(
        Comparator.comparing(Signal::tier)
            .reversed()
            .thenComparing(Signal::metric)
            .thenComparing(Signal::reason));
    return List.copyOf(signals);
  }

  private List<String> missing() {
    return standings.entrySet().stream()
        .filter(entry -> entry.getValue().latestDay() < today() - MISSING_DAYS)
        .map(Map.Entry::getKey)
        .filter(metric -> MetricCatalog.find(metric).map(Metric::charted).orElse(false))
        .sorted()
        .toList();
  }

  private PriorityLevel level() {
    Tier highest =
        episodes.values().stream()
            .map(Episode::tier)
            .max(Comparator.naturalOrder())
            .orElse(Tier.UNKNOWN);
    return switch (highest) {
      case IMMEDIATE -> PriorityLevel.IMMEDIATE;
      case URGENT -> PriorityLevel.URGENT;
      case SAME_DAY -> PriorityLevel.SAME_DAY;
      case ROUTINE -> PriorityLevel.ROUTINE;
      case UNKNOWN -> levelWithoutAlert();
    };
  }

  private PriorityLevel levelWithoutAlert() {
    boolean waiting = heldBack.values().stream().anyMatch(held -> !held.waiting().isEmpty());
    boolean silent = history.enrolled() && absence.surprise() >= Disengagement.WATCH;
    if (waiting || silent || standings.values().stream().anyMatch(Standing::adverse)) {
      return PriorityLevel.WATCH;
    }
    boolean charted =
        standings.values().stream().anyMatch(s -> s.chartedSince(today() - MISSING_DAYS));
    return charted ? PriorityLevel.NO_ALERT_SIGNALS : PriorityLevel.INSUFFICIENT_DATA;
  }

  private static Signal signal(Evidence evidence) {
    return new Signal(
        evidence.reason(),
        evidence.metric(),
        evidence.value(),
        evidence.baselineMean(),
        evidence.epochDay(),
        evidence.tier());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Priority[redacted]";
  }
}
