package org.attune.dashboard.directory;

/** What became of a change to an account. */
public enum ChangeOutcome {
  /** Changed. */
  DONE,
  /** There is no such account, team or program, or a lock is there already. */
  NOT_THERE,
  /** It would leave nobody who keeps the accounts. */
  LAST_ADMINISTRATOR,
  /** A patient's own account stays one, and no other becomes one. */
  PARTICIPANT
}
