package org.attune.analytics.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One item of an instrument that is scored or read.
 *
 * @param number number as printed on the form, from 1
 * @param min smallest answer code, inclusive
 * @param max largest answer code, inclusive
 * @param loinc LOINC code of the item, or null where none was confirmed
 */
public record InstrumentItem(int number, int min, int max, @Nullable String loinc) {
  /** Whether an answer code is possible. */
  public boolean allows(int answer) {
    return answer >= min && answer <= max;
  }
}
