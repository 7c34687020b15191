package org.attune.dashboard.escalation;

import java.util.List;

/**
 * What waits in a program.
 *
 * @param name the program's name
 * @param onDuty who is on duty now, in words
 * @param backup who is the backup now, in words
 * @param alerts alerts beyond their limit, the most pressing first, then the oldest
 * @param inTime how many others wait within their limit
 */
public record WaitingProgram(
    String name, String onDuty, String backup, List<WaitingAlert> alerts, int inTime) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "WaitingProgram[alerts=" + alerts.size() + "]";
  }
}
