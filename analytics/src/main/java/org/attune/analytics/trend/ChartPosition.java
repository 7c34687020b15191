package org.attune.analytics.trend;

/** Where the moving average stands against the limits of the patient's own chart. */
public enum ChartPosition {
  /** Inside the limits. */
  IN_RANGE,
  /** Outside, on the side that is worse for this metric. */
  ADVERSE,
  /** Outside, on the side that is better for this metric. */
  FAVORABLE,
  /** Outside, for a metric that has no better side. */
  NEUTRAL
}
