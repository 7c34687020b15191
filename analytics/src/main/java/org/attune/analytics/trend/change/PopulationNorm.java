package org.attune.analytics.trend.change;

/**
 * A published figure of what is usual for adults.
 *
 * @param metric metric id
 * @param mean mean, in the metric's unit
 * @param sd standard deviation among people, in the metric's unit
 * @param source where it is published, of whom, and how the figures were come by where they were
 *     not printed as a mean and a standard deviation
 */
public record PopulationNorm(String metric, double mean, double sd, String source) {}
