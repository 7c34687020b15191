package org.attune.dashboard.accessreport;

import java.time.LocalDate;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one account did with a patient's record on one day.
 *
 * @param day day in the staff's zone
 * @param name name of the account's holder
 * @param role role of the account today, or null for an account that is gone
 * @param what what was done, in words
 * @param times how often on that day
 */
public record AccessLine(LocalDate day, String name, @Nullable Role role, String what, int times) {
  /** The role in words. */
  public String roleLabel() {
    return role == null ? "former account" : role.label();
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "AccessLine[day=" + day + ", times=" + times + "]";
  }
}
