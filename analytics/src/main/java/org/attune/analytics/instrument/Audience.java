package org.attune.analytics.instrument;

/** Whom a cut-off or a set of bands is for. */
public enum Audience {
  EVERYONE,
  WOMEN,
  MEN
}
