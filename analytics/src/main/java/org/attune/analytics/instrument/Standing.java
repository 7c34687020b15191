package org.attune.analytics.instrument;

/** How sure a figure is; decides whether a page may state it as established. */
public enum Standing {
  /** Read in the source itself or in its published abstract. */
  CONFIRMED,
  /** Read in another text that quotes the source. */
  SECOND_HAND,
  /** This product's own choice, for each program to confirm; claims no authority. */
  POLICY,
  /** Taken over without a text that bears it out: used, but never stated as a fact. */
  UNCONFIRMED;

  /** Whether a page may cite the figure together with its source. */
  public boolean citable() {
    return this == CONFIRMED || this == SECOND_HAND;
  }
}
