package org.attune.analytics.trend;

/** Where a day stands against the patient's own baseline. */
public enum ChartStatus {
  /** A metric without a chart. */
  SPARSE,
  /** Too little of the day was observed. */
  INSUFFICIENT_DATA,
  /** Baseline days are still being gathered. */
  LEARNING,
  IN_RANGE,
  ADVERSE,
  FAVORABLE,
  /** Outside the limits of a metric whose direction means nothing by itself. */
  NEUTRAL
}
