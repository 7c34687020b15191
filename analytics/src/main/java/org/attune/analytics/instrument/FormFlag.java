package org.attune.analytics.instrument;

/** What a reader must know about a scored form. */
public enum FormFlag {
  /** The source printed another total than its own answers make; the computed one is used. */
  REPORTED_TOTAL_DIFFERS,
  /** The source printed a total and the answers make none: it stays unchecked and unused. */
  REPORTED_TOTAL_UNCHECKED,
  /** The version named is not one of the instrument's. */
  VERSION_UNKNOWN,
  /** The version named looks back over other days than the form says it does. */
  VERSION_CONTRADICTED,
  /** Of several versions nothing tells which: the first is assumed. */
  VERSION_ASSUMED,
  /** The form looks back over days that no version does: the first is assumed. */
  LOOK_BACK_UNEXPECTED
}
