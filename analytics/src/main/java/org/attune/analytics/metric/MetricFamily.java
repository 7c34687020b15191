package org.attune.analytics.metric;

/** Where a metric's knowledge comes from; decides which rules may look at it. */
public enum MetricFamily {
  /** What the patient says in check-ins. */
  SELF_REPORT,
  /** What a device measures. */
  PHYSIOLOGY,
  /** Totals of scored instruments. */
  QUESTIONNAIRE,
  /**
   * Suicide and self-harm urges. They go by absolute rules on the very event: a personal baseline
   * would make a steady urge look usual, so they are never charted.
   */
  SAFETY_URGE,
  /**
   * Taking part: check-ins given, sessions attended. Never charted: a day without any has no value,
   * and silence is judged by rules of its own.
   */
  ENGAGEMENT,
  /**
   * Use of substances, tested and told. Never charted: a use is judged by what it is, not by what
   * was usual for the patient.
   */
  SUBSTANCE_USE,
  /** Changes of treatment, shown as marks. */
  TREATMENT,
  /**
   * What models make of journals. Never charted: nothing shows that a change of it tells of a
   * change in the patient.
   */
  JOURNAL,
  /** What a reader must know of a form, shown as notes beside its total. */
  FORM_NOTE
}
