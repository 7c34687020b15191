package org.attune.dashboard.escalation;

import java.util.List;

/**
 * An alert that nobody has acknowledged within its limit, for those who answer for the program: not
 * whose, of what kind or why.
 *
 * @param tier its tier in words
 * @param tierCode its tier as a name of the style sheet
 * @param age how long it has waited, in words
 * @param overdue since when it is beyond its limit, in words
 * @param told who was told when and by which duty, and which duty nobody held, the first first
 * @param next what happens next, in words
 */
public record WaitingAlert(
    String tier, String tierCode, String age, String overdue, List<String> told, String next) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "WaitingAlert[tier=" + tierCode + "]";
  }
}
