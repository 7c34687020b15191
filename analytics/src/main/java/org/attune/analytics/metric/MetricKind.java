package org.attune.analytics.metric;

/** How a metric arrives, which decides how a day of it is kept. */
public enum MetricKind {
  /** Self-ratings given in check-ins, a few a day. */
  RATING,
  /** Wearable samples by the minute; a day has a coverage. */
  MINUTE_SERIES,
  /** One value a day computed by a wearable or its vendor. */
  DAILY,
  /** Questionnaire totals, weeks apart: shown as points, never charted. */
  SPARSE
}
