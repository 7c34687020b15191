package org.attune.dashboard.signal;

/** Tells the open pages that there is something new to read, after it was committed. */
public interface LiveSignals {
  /** New rows in table notification. */
  void alertsArrived();

  /** The caseload reads differently than before. */
  void caseloadChanged();
}
