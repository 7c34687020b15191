package org.attune.analytics.metric;

/** How the observations of one local day become that day's value. */
public enum Aggregation {
  /** Arithmetic mean of the observations. */
  MEAN,
  /** Sum of the observations. */
  SUM
}
