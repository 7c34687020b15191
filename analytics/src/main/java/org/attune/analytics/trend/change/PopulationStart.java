package org.attune.analytics.trend.change;

/**
 * What is usual for people before anything is known of this one: a first usual range to show, which
 * fades as the patient's own days come and is gone when the baseline is complete. It never raises
 * an alarm.
 *
 * @param mean mean of day values in the population, in the metric's unit
 * @param sd standard deviation among people, in the metric's unit: that of a range which holds most
 *     people
 * @param days how many of the patient's own days it weighs as much as before the first of them; 0
 *     for no start
 */
public record PopulationStart(double mean, double sd, double days) {
  /** Nothing is known of other people either. */
  public static final PopulationStart NONE = new PopulationStart(0, 0, 0);
}
