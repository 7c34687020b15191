package org.attune.analytics.metric;

/** How a metric arrives, which decides how a day of it is kept. */
public enum MetricKind {
  /** Self-ratings given in check-ins, a few a day. */
  RATING,
  /** Wearable samples by the minute; a day has a coverage. */
  MINUTE_SERIES,
  /**
   * Values of a day as one device, or the patient, tells them: mostly one. Where there are several,
   * such as naps, each has the minute it belongs to; of substances each has the number of its own.
   */
  DAILY,
  /** Questionnaire totals, weeks apart: shown as points, never charted. */
  SPARSE,
  /** One value a day computed here from another metric of that day; never received. */
  DERIVED,
  /** Several metrics of a day taken together, with limits of its own; never received. */
  COMPOSITE
}
