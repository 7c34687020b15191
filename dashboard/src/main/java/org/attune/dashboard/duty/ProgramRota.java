package org.attune.dashboard.duty;

import java.util.List;

/**
 * The rota of a program as the page shows it.
 *
 * @param programId program
 * @param name its name, or the id where nobody has entered one
 * @param closes when its program day ends, in words
 * @param duties each duty, in the order of escalation
 */
public record ProgramRota(String programId, String name, String closes, List<DutyRow> duties) {
  /**
   * A duty.
   *
   * @param label the duty in words
   * @param now who holds it now
   * @param shifts shifts in force or to come, the earliest first
   * @param uncovered stretches of the next seven days that nobody holds, in words
   */
  public record DutyRow(
      String label, List<String> now, List<ShiftRow> shifts, List<String> uncovered) {}

  /**
   * A shift.
   *
   * @param shiftId id
   * @param person who
   * @param when in words
   * @param current whether it is in force now
   * @param unseen patients of the program that this account may not see: their alerts pass it by
   */
  public record ShiftRow(long shiftId, String person, String when, boolean current, int unseen) {
    /** Shows no name. */
    @Override
    public String toString() {
      return "ShiftRow[shiftId=" + shiftId + "]";
    }
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "ProgramRota[programId=" + programId + "]";
  }
}
