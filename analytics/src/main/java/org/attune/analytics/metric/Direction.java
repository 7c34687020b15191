package org.attune.analytics.metric;

/**
 * Which way a metric moves when the patient gets better; decides which breach of a chart is
 * adverse.
 */
public enum Direction {
  /** A fall is adverse. */
  HIGHER_IS_BETTER,
  /** A rise is adverse. */
  LOWER_IS_BETTER,
  /** Neither way is better by itself; a breach says "changed" and no more. */
  NEUTRAL
}
