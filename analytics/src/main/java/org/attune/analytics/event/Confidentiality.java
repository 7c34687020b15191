package org.attune.analytics.event;

/** Which disclosure rules travel with a record, from the mildest to the strictest. */
public enum Confidentiality {
  NORMAL,
  /** Nobody said: treated as stricter than normal. */
  UNKNOWN,
  /** 42 CFR Part 2 record of a substance use disorder program. */
  PART2_SUD;

  /** The stricter of the two: what everything derived from both inherits. */
  public Confidentiality strictest(Confidentiality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
