package org.attune.analytics.instrument;

/**
 * How many points make a change.
 *
 * @param points smallest difference between two scores that counts, in points of the scale
 * @param kind in which sense it counts; said wherever it is shown
 * @param provenance where it comes from
 */
public record ChangeThreshold(int points, ChangeKind kind, Provenance provenance) {}
