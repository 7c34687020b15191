package org.attune.analytics.instrument;

/** What makes a change of a score count. */
public enum ChangeKind {
  /** More than the error of measurement explains, with 95 % confidence (Jacobson, Truax 1991). */
  RELIABLE,
  /** The least change that people notice or that goes with other gains. Not reliable change. */
  MINIMAL_IMPORTANT
}
