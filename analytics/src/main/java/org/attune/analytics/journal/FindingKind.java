package org.attune.analytics.journal;

/** What found a place in a journal. */
public enum FindingKind {
  PHRASE,
  MODEL
}
