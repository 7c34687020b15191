package org.attune.analytics.event;

/** Format of a therapy session. */
public enum SessionKind {
  UNKNOWN,
  INDIVIDUAL,
  GROUP,
  FAMILY,
  PEER
}
