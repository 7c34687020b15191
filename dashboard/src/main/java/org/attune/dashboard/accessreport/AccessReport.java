package org.attune.dashboard.accessreport;

import java.util.List;

/**
 * Who has looked at a patient's record.
 *
 * @param patientName name of the patient on screen
 * @param lines by day and account, the latest day first
 */
public record AccessReport(String patientName, List<AccessLine> lines) {
  public AccessReport {
    lines = List.copyOf(lines);
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "AccessReport[lines=" + lines.size() + "]";
  }
}
