package org.attune.dashboard.alert;

/** What became of an action on an alert. */
public enum ActionOutcome {
  /** Done. */
  DONE("Recorded."),
  /** Somebody has acknowledged it already: nothing was recorded, nothing is missing. */
  ACKNOWLEDGED_ALREADY("Acknowledged already; see below by whom."),
  /** Not in the viewer's scope, or not there at all: the two are not told apart. */
  NOT_FOUND(""),
  /** Evidence joined that the page acted from did not show. */
  STALE(
      "Not recorded: new evidence came in since you opened the page. Read it below, then decide"
          + " again."),
  /** A safety alert is closed only with a disposition. */
  DISPOSITION_NEEDED("Not recorded: a safety alert is closed only with what came of it."),
  /** Having tried to reach somebody closes nothing. */
  NOT_AN_ENDING("Not recorded: a contact attempt does not close an alert."),
  /** No action, and nobody reached, need a reason. */
  REASON_NEEDED("Not recorded: say why."),
  /** More than 500 characters. */
  REASON_TOO_LONG("Not recorded: a reason has at most 500 characters."),
  /** Safety alerts are never put off. */
  NEVER_SNOOZED("Not recorded: an alert about safety is never snoozed."),
  /** Not in the next 72 hours. */
  SNOOZE_TOO_LONG("Not recorded: an alert is snoozed for 72 hours at most."),
  /** Closed already. */
  CLOSED_ALREADY("Not recorded: the alert is closed already."),
  /** A sender chose an id that stands for another action. */
  ACTION_ID_TAKEN("Not recorded: that action id stands for another action.");

  private final String words;

  ActionOutcome(String words) {
    this.words = words;
  }

  /** What the clinician reads. */
  public String words() {
    return words;
  }

  /** Whether things stand as the clinician wants them. */
  public boolean done() {
    return this == DONE || this == ACKNOWLEDGED_ALREADY;
  }
}
