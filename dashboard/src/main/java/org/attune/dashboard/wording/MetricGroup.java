package org.attune.dashboard.wording;

import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;

/** Where metrics come from, in the order in which a clinician reads them. */
public enum MetricGroup {
  SAFETY("Suicide and self-harm urges", "urge ratings"),
  QUESTIONNAIRES("Questionnaires", "questionnaires"),
  SELF_REPORTS("Self-reports", "self-reports"),
  WEARABLE("Wearable", "wearable metrics"),
  ATTENDANCE("Attendance", "attendance records"),
  SUBSTANCE_USE("Substance use", "records of substance use"),
  JOURNALS("Journals", "journal metrics"),
  TREATMENT("Treatment", "changes of treatment"),
  FORM_NOTES("Notes on questionnaires", "notes on questionnaires"),
  OTHER("Other", "other metrics");

  private final String label;
  private final String members;

  MetricGroup(String label, String members) {
    this.label = label;
    this.members = members;
  }

  /** Heading of the group. */
  public String label() {
    return label;
  }

  /** What to call several metrics of the group, after their number. */
  public String members() {
    return members;
  }

  /** The group of a metric; {@link #OTHER} for an id that the catalogue does not know. */
  public static MetricGroup of(String metric) {
    return MetricCatalog.find(metric).map(MetricGroup::of).orElse(OTHER);
  }

  private static MetricGroup of(Metric metric) {
    return switch (metric.family()) {
      case SAFETY_URGE -> SAFETY;
      case QUESTIONNAIRE -> QUESTIONNAIRES;
      case SELF_REPORT -> SELF_REPORTS;
      case PHYSIOLOGY -> WEARABLE;
      case ENGAGEMENT -> ATTENDANCE;
      case TREATMENT -> TREATMENT;
      case FORM_NOTE -> FORM_NOTES;
      case JOURNAL -> JOURNALS;
      case SUBSTANCE_USE -> SUBSTANCE_USE;
    };
  }
}
