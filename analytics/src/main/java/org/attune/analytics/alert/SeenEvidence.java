package org.attune.analytics.alert;

/**
 * Evidence that was taken in.
 *
 * @param tier highest tier it was taken in with
 * @param atMillis Flink time of it, epoch milliseconds UTC
 */
public record SeenEvidence(Tier tier, long atMillis) {}
