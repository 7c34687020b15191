package org.attune.dashboard.signal;

import java.util.Set;

/** Tells the open pages that there is something new to read, after it was committed. */
public interface LiveSignals {
  /** New rows in table notification. */
  void alertsArrived();

  /** Every caseload reads differently than before, or what stands above all of them does. */
  void caseloadChanged();

  /** What a caseload says of these patients reads differently than before. */
  void patientsChanged(Set<String> patientIds);
}
