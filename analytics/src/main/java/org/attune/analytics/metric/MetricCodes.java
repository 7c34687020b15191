package org.attune.analytics.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that stand for metrics in state, where their names would take most of the room. State
 * outlives releases: a number never changes its meaning, and a new metric takes the next one.
 */
public final class MetricCodes {
  /** A metric's code is its place. Only ever add at the end. */
  private static final List<String> IDS =
      List.of(
          "mood",
          "anxiety",
          "stress",
          "craving",
          "energy",
          "restlessness",
          "irritability",
          "agitation",
          "worry",
          "down",
          "loneliness",
          "cheerfulness",
          "enthusiasm",
          "satisfaction",
          "relaxation",
          "guilt",
          "self-doubt",
          "suspicion",
          "strength",
          "concentration",
          "tiredness",
          "positive-affect",
          "hopelessness",
          "rumination",
          "tension",
          "anger",
          "fear",
          "anhedonia",
          "sadness",
          "poor-sleep",
          "poor-appetite",
          "urge-suicide",
          "urge-self-harm",
          "urge-use",
          "panic-attacks",
          "target-behavior",
          "skills-used",
          "medication-taken",
          "heart-rate",
          "resting-heart-rate",
          "resting-heart-rate-derived",
          "hrv-rmssd",
          "hrv-sdnn",
          "steps",
          "daily-steps",
          "active-minutes",
          "activity-count",
          "respiratory-rate",
          "spo2",
          "skin-temperature",
          "sleep-duration",
          "sleep-efficiency",
          "sleep-midpoint",
          "nap-duration",
          "sleep-duration-reported",
          "sleep-efficiency-reported",
          "sleep-midpoint-reported",
          "nap-duration-reported",
          "session-minutes",
          "check-ins-given",
          "substances-tested-positive",
          "substances-self-report",
          "sleep-variability",
          "ratings-together",
          "medication-change",
          "level-of-care-change",
          "phase-change",
          "exposure-work",
          "journal-tone",
          "phq-9-total",
          "gad-7-total",
          "pcl-5-total",
          "pcl-5-b",
          "pcl-5-c",
          "pcl-5-d",
          "pcl-5-e",
          "pcl-5-week-total",
          "pcl-5-week-b",
          "pcl-5-week-c",
          "pcl-5-week-d",
          "pcl-5-week-e",
          "audit-c-total",
          "bam-use",
          "bam-risk",
          "bam-protective",
          "bam-week-use",
          "bam-week-risk",
          "bam-week-protective",
          "bam-continuous-use",
          "bam-continuous-risk",
          "bam-continuous-protective",
          "who-5-total",
          "ders-16-total",
          "ders-16-clarity",
          "ders-16-goals",
          "ders-16-impulse",
          "ders-16-strategies",
          "ders-16-nonacceptance",
          "isi-total",
          "audit-c-printed",
          "audit-c-printed-answers",
          "bam-printed",
          "bam-printed-answers",
          "bam-continuous-printed",
          "bam-continuous-printed-answers",
          "bam-week-printed",
          "bam-week-printed-answers",
          "c-ssrs-screener-printed",
          "c-ssrs-screener-printed-answers",
          "c-ssrs-since-last-contact-printed",
          "c-ssrs-since-last-contact-printed-answers",
          "ders-16-printed",
          "ders-16-printed-answers",
          "gad-7-printed",
          "gad-7-printed-answers",
          "isi-printed",
          "isi-printed-answers",
          "pcl-5-printed",
          "pcl-5-printed-answers",
          "pcl-5-week-printed",
          "pcl-5-week-printed-answers",
          "phq-9-printed",
          "phq-9-printed-answers",
          "who-5-printed",
          "who-5-printed-answers");

  private static final Map<String, Integer> CODES = codes();

  /** Metrics in the order of their codes. */
  public static final Comparator<String> ORDER = Comparator.comparingInt(MetricCodes::of);

  private MetricCodes() {}

  /**
   * The code of a metric of the catalogue.
   *
   * @throws IllegalStateException when it has none
   */
  public static int of(String id) {
    Integer code = CODES.get(id);
    if (code == null) {
      throw new IllegalStateException("a metric without a code: " + id);
    }
    return code;
  }

  /**
   * The metric of a code.
   *
   * @throws IllegalArgumentException when no metric has it here: a later release kept it
   */
  public static String id(int code) {
    if (code < 0 || code >= IDS.size()) {
      throw new IllegalArgumentException("a metric is kept under code " + code);
    }
    return IDS.get(code);
  }

  private static Map<String, Integer> codes() {
    Map<String, Integer> codes = new HashMap<>();
    for (int code = 0; code < IDS.size(); code++) {
      codes.put(IDS.get(code), code);
    }
    return Map.copyOf(codes);
  }
}
