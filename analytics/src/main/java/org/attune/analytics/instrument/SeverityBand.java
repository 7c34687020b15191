package org.attune.analytics.instrument;

/**
 * A range of totals with the name its authors gave it. A description of a score, not a diagnosis.
 *
 * @param from smallest total, inclusive
 * @param to largest total, inclusive
 * @param label the band's name, lower case
 */
public record SeverityBand(int from, int to, String label) {}
