package org.attune.dashboard.alert;

/** What became of an action on an alert. */
public enum ActionOutcome {
  /** Done. */
  DONE,
  /** Not in the viewer's scope, or not there at all: the two are not told apart. */
  NOT_FOUND,
  /** Evidence joined that the page acted from did not show. */
  STALE,
  /** A safety alert is closed only with a disposition. */
  DISPOSITION_NEEDED,
  /** Closed already. */
  CLOSED_ALREADY
}
