package org.attune.analytics.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One scored item of an instrument.
 *
 * @param number number as printed on the form, from 1
 * @param min smallest answer code, inclusive
 * @param max largest answer code, inclusive
 * @param loinc LOINC code of the item, or null where none was confirmed
 */
public record InstrumentItem(int number, int min, int max, @Nullable String loinc) {}
