package org.attune.analytics.metric;

import org.jspecify.annotations.Nullable;

/**
 * One measurable of a patient.
 *
 * @param id stable kebab-case id, as in events and trend points
 * @param label words for the screen
 * @param unit UCUM unit of every value of the metric
 * @param plausibleMin smallest believable single observation, in {@code unit}, inclusive
 * @param plausibleMax largest believable single observation, in {@code unit}, inclusive
 * @param direction which way is better
 * @param aggregation how a day's observations become its value
 * @param kind how it arrives
 * @param family where it comes from
 * @param minimumCoverage least share of the local day that must be observed for the day to count, 0
 *     to 1; 0 where coverage has no meaning
 * @param sdFloor least baseline standard deviation of <em>day values</em>, in {@code unit}, greater
 *     than 0: keeps a patient who always answers the same from alarming on the first other answer
 * @param loinc LOINC code, or null where none was confirmed
 */
public record Metric(
    String id,
    String label,
    String unit,
    double plausibleMin,
    double plausibleMax,
    Direction direction,
    Aggregation aggregation,
    MetricKind kind,
    MetricFamily family,
    double minimumCoverage,
    double sdFloor,
    @Nullable String loinc) {

  /** Whether a single observation, in {@link #unit}, is believable; never true of NaN. */
  public boolean plausible(double value) {
    return value >= plausibleMin && value <= plausibleMax;
  }

  /** Whether the metric gets a personal control chart. */
  public boolean charted() {
    return kind != MetricKind.SPARSE
        && kind != MetricKind.COMPOSITE
        && family != MetricFamily.SAFETY_URGE
        && family != MetricFamily.ENGAGEMENT
        && family != MetricFamily.SUBSTANCE_USE;
  }
}
