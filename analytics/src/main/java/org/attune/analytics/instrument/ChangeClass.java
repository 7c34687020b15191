package org.attune.analytics.instrument;

/** What became of a score since the baseline; mutually exclusive. */
public enum ChangeClass {
  /** Improved, and from the clinical range to outside it. */
  RECOVERED,
  IMPROVED,
  UNCHANGED,
  DETERIORATED
}
