package org.attune.analytics.risk;

/** What the opioid tests of one week of treatment say. */
public enum TreatmentWeek {
  /** At least one specimen, none with an opioid that is not prescribed. */
  NEGATIVE,
  /** A specimen with an opioid that is not prescribed. */
  POSITIVE,
  /** No specimen. Shown as missing; counted as bad only where an outcome is defined so. */
  MISSING;

  /** Positive or missing, as the published definition of return to use counts. */
  public boolean bad() {
    return this != NEGATIVE;
  }
}
