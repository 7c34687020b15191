package org.attune.analytics.event;

/** What a report of substance use found. */
public enum UseResult {
  UNKNOWN,
  NEGATIVE,
  POSITIVE,
  /** Asked for and not given. Clinicians read it as missing, never as use. */
  NOT_PROVIDED
}
